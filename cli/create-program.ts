import { Command, CommanderError } from 'commander';
import { aboutCommand } from './commands/about/about-command.ts';
import { backfillCommand } from './commands/backfill/backfill-command.ts';
import type { CommandDefinition } from './commands/command-definition.ts';
import { comprehendCommand } from './commands/comprehend/comprehend-command.ts';
import { costCommand } from './commands/cost/cost-command.ts';
import { devCommand } from './commands/dev/dev-command.ts';
import { doctorCommand } from './commands/doctor/doctor-command.ts';
import { exportCommand } from './commands/export/export-command.ts';
import { ingestCommand } from './commands/ingest/ingest-command.ts';
import { listCommand } from './commands/list/list-command.ts';
import { namesCommand } from './commands/names/names-command.ts';
import { redriveCommand } from './commands/redrive/redrive-command.ts';
import { resumeCommand } from './commands/resume/resume-command.ts';
import { showCommand } from './commands/show/show-command.ts';
import { statusCommand } from './commands/status/status-command.ts';
import { storiesCommand } from './commands/stories/stories-command.ts';
import { trendsCommand } from './commands/trends/trends-command.ts';
import { watchCommand } from './commands/watch/watch-command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { escapeText } from './output/print.ts';
import packageJson from './package.json' with { type: 'json' };

/** Every command, in the order and under the headings of the help. */
const COMMANDS: Readonly<Record<string, readonly CommandDefinition[]>> = {
  'On this machine:': [devCommand, costCommand, comprehendCommand],
  'Articles:': [ingestCommand, showCommand, listCommand],
  'Names:': [aboutCommand, namesCommand, trendsCommand, watchCommand],
  'Days:': [storiesCommand, exportCommand],
  'Operations:': [statusCommand, doctorCommand, redriveCommand, backfillCommand, resumeCommand],
};

const EXIT_CODES = `Exit codes: 0 ok, 1 failed, 2 usage, 3 partly failed or something is left to do,
4 throttled by AWS after every retry: run the same command later to continue.
An article that is rejected is done: the reason is its result.`;

/** The command line. `run` answers the exit code. */
export function createProgram(): { run(argv: readonly string[]): Promise<ExitCode> } {
  let code: ExitCode = EXIT.ok;
  const program = new Command('copydesk')
    .description('Upload a news article; seconds later its entities and sentiment are in DynamoDB.')
    .version(packageJson.version)
    .addHelpText('afterAll', `\n${EXIT_CODES}`)
    .showHelpAfterError('(--help lists what is possible)')
    // A usage error quotes the command line, which a script may have made of names of files.
    .configureOutput({
      writeOut: (text) => process.stdout.write(escapeText(text)),
      writeErr: (text) => process.stderr.write(escapeText(text)),
    })
    .exitOverride();

  for (const [heading, definitions] of Object.entries(COMMANDS)) {
    program.commandsGroup(heading);
    for (const { name, description, declare, run } of definitions)
      declare(program.command(name).description(description)).action(async (...parsed) => {
        code = await run(...parsed);
      });
  }

  return {
    async run(argv) {
      try {
        await program.parseAsync([...argv]);
        return code;
      } catch (error) {
        // Help and usage errors have been printed.
        if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
        throw error;
      }
    },
  };
}
