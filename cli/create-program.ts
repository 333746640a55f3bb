import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { dev } from './dev.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** The command line: `run` answers the exit code. */
export function createProgram(): { run(argv: readonly string[]): Promise<ExitCode> } {
  let code: ExitCode = EXIT.ok;
  const program = new Command('copydesk')
    .description('Drop a news article; its entities and sentiment stand in DynamoDB seconds later.')
    .exitOverride();

  program
    .command('dev')
    .description(
      'run the whole pipeline on this machine, drop articles into it, and show what it makes of them',
    )
    .argument('[files...]', 'files or folders to drop; the seeds of this repository by default')
    .option('--once', 'end when every article is done')
    .option('--json', 'print one JSON document instead of text')
    .option('--port <port>', 'the port of every service', toPort, 4566)
    .option('--data <dir>', 'where buckets, tables, queues and logs are kept', '.copydesk')
    .action(async (files: string[], options) => {
      code = await dev({ ...options, files, once: options.once ?? false, json: options.json ?? false });
    });

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

function toPort(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 (any free one) to 65535.');
}
