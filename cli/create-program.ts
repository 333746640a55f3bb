import { STAGE_NAMES } from '@copydesk/core/runtime/stages';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { daysSince } from './commands/list/days-since.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import packageJson from './package.json' with { type: 'json' };

const DEFAULT_PORT = 4566;
const DEFAULT_COMPREHEND_PORT = 4567;
const DEFAULT_REDRIVE_RATE = 50;
/** Well below what Comprehend's default quota takes, so that live articles keep their share of it. */
const DEFAULT_BACKFILL_RATE = 20;
const DEFAULT_SINCE = '7d';

const SENTIMENTS = ['positive', 'negative', 'neutral', 'mixed'] as const;
/** Of articles and of bundles. */
const STATUSES = ['enriched', 'partial', 'rejected', 'enriching', 'unbundled', 'unbundling'] as const;

const WHICH_PIPELINE = 'Which pipeline (the local run at AWS_ENDPOINT_URL if set, else the stack):';
const EXIT_CODES = `Exit codes: 0 ok, 1 failed, 2 usage, 3 partly failed or something is left to do,
4 throttled by AWS after every retry: the same command later goes on.
An article that is rejected is done: its reason is the result.`;

/**
 * The command line: `run` answers the exit code. What a command needs is loaded when it is called for: the local
 * stack takes longer to load than a list to print.
 */
export function createProgram(): { run(argv: readonly string[]): Promise<ExitCode> } {
  let code: ExitCode = EXIT.ok;
  const program = new Command('copydesk')
    .description('Drop a news article; its entities and sentiment stand in DynamoDB seconds later.')
    .version(packageJson.version)
    .addHelpText('afterAll', `\n${EXIT_CODES}`)
    .showHelpAfterError('(--help says what there is)')
    .exitOverride();

  program.commandsGroup('On this machine:');
  program
    .command('dev')
    .description('run the whole pipeline, drop articles into it, and show what it makes of them')
    .argument('[files...]', 'files or folders to drop; the seeds of this repository by default', toNames)
    .option('--once', 'end when every article is done or was waited for 2 minutes')
    .option('--json', 'print one JSON document instead of text')
    .option('--port <port>', 'the port of every service, 0 for any free one', toPort, DEFAULT_PORT)
    .option('--data <dir>', 'where buckets, tables, queues and logs are kept', '.copydesk')
    .option('--logs', 'show what the functions write')
    .addOption(
      new Option('--inspect <function>', 'let a debugger attach to a function at port 9229').choices(
        STAGE_NAMES,
      ),
    )
    .action(async (files: string[], { once = false, json = false, logs = false, inspect, ...options }) => {
      const { dev } = await import('./commands/dev/dev.ts');
      // The template's names are "PipelineSplitFunction…".
      const functionName = inspect && inspect[0].toUpperCase() + inspect.slice(1);
      code = await dev({ ...options, files, once, json, logs, ...(inspect && { inspect: functionName }) });
    });

  program
    .command('comprehend')
    .description('run the local Comprehend endpoint by itself, for any other project')
    .option('--port <port>', 'its port, 0 for any free one', toPort, DEFAULT_COMPREHEND_PORT)
    .action(async (options) => {
      const { comprehend } = await import('./commands/comprehend/comprehend.ts');
      code = await comprehend(options);
    });

  program.commandsGroup('Articles:');
  onStack('ingest', 'drop files into the bucket')
    .argument('<paths...>', 'files or folders, or - for standard input', toNames)
    .option('--wait', 'wait for what the pipeline makes of them, 5 minutes each at most, and print it')
    .option('--prefix <prefix>', "put before every key: a folder's files keep their path in it", '')
    .option('--key <key>', 'the key of what comes from standard input, without the prefix', 'stdin.txt')
    .action(async (paths: string[], { wait = false, json = false, ...options }, command: Command) => {
      if (command.getOptionValueSource('key') === 'cli' && !paths.includes('-'))
        command.error(
          'error: --key names what comes from standard input, and a file keeps its name. To drop one under another: ' +
            'copydesk ingest - --key NAME < FILE',
          { exitCode: EXIT.usage },
        );
      const { ingest } = await import('./commands/ingest/ingest.ts');
      code = await ingest({ ...options, paths, wait, json });
    });

  onStack('show', 'show one article, or what became of a bundle')
    .argument('<key|id>', 'its key in the bucket, or its id', toName)
    .action(async (keyOrId: string, { json = false, ...options }) => {
      const { show } = await import('./commands/show/show.ts');
      code = await show(keyOrId, { ...options, json });
    });

  onStack('list', 'list bundles and articles by the day (UTC) they were received, newest first')
    .addOption(
      new Option('--since <day>', 'the first day (2026-11-20), or how many days (7d)')
        .argParser(toDays)
        .default(daysSince(DEFAULT_SINCE), DEFAULT_SINCE),
    )
    .option('--sentiment <label>', `only ${SENTIMENTS.join(', ')}`, toOneOf(SENTIMENTS))
    .option('--status <status>', `only ${STATUSES.join(', ')}`, toStatus)
    .action(async ({ json = false, ...options }) => {
      const { list } = await import('./commands/list/list.ts');
      code = await list({ ...options, json });
    });

  program.commandsGroup('Operations:');
  onStack('status', 'say what waits in which queue, and what was given up').action(
    async ({ json = false, ...options }) => {
      const { status } = await import('./commands/status/status.ts');
      code = await status({ ...options, json });
    },
  );

  onStack('doctor', 'compare bucket and table, and say where they differ')
    .option('--repair', 'mend it, after saying so')
    .action(async ({ repair = false, json = false, ...options }) => {
      const { doctor } = await import('./commands/doctor/doctor.ts');
      code = await doctor({ ...options, repair, json });
    });

  onStack('redrive', 'put back what a stage gave up, by cause')
    .argument('<stage>', `one of ${STAGE_NAMES.join(', ')}`)
    .option('--all', 'also what the deployed functions cannot read')
    .option('--dry-run', 'say what there is, and move nothing')
    .option('--rate <n>', 'messages a second, at most', toRate, DEFAULT_REDRIVE_RATE)
    .action(async (stage: string, { all = false, dryRun = false, json = false, ...options }) => {
      const { redrive } = await import('./commands/redrive/redrive.ts');
      code = await redrive(stage, { ...options, all, dryRun, json });
    });

  onStack('backfill', 'have every object looked at again that is not enriched as this version would')
    .option('--prefix <prefix>', 'only objects whose keys begin so', '')
    .option('--dry-run', 'say what there is to do and what it costs, and do nothing')
    .option('--max-cost <usd>', 'send no more than may cost this on Comprehend', toUsd)
    .option('--rate <n>', 'objects a second, at most', toRate, DEFAULT_BACKFILL_RATE)
    .action(async ({ dryRun = false, json = false, ...options }) => {
      const { backfill } = await import('./commands/backfill/backfill.ts');
      code = await backfill({ ...options, dryRun, json });
    });

  onStack('resume', 'give today its daily budget once more, and have enrich go on').action(
    async ({ json = false, ...options }) => {
      const { resume } = await import('./commands/resume/resume.ts');
      code = await resume({ ...options, json });
    },
  );

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

  /** A command that works on a running pipeline: the local one at AWS_ENDPOINT_URL, else the deployed stack. */
  function onStack(name: string, description: string): Command {
    return program
      .command(name)
      .description(description)
      .option('--json', 'print one JSON document instead of text')
      .addOption(new Option('--profile <name>', 'of your AWS configuration').helpGroup(WHICH_PIPELINE))
      .addOption(new Option('--region <region>', 'where the stack is deployed').helpGroup(WHICH_PIPELINE))
      .addOption(new Option('--stack <name>', 'its name (default: "Copydesk")').helpGroup(WHICH_PIPELINE));
  }
}

function toRate(value: string): number {
  const rate = Number(value);
  if (rate > 0 && rate <= 10_000) return rate;
  throw new InvalidArgumentError('A rate is a number a second, above 0 and up to 10000.');
}

function toUsd(value: string): number {
  const usd = Number(value);
  if (value.trim() !== '' && usd >= 0) return usd;
  throw new InvalidArgumentError('A cost is an amount of USD, such as 2.50.');
}

function toDays(value: string): string[] {
  try {
    return daysSince(value);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

function toName(value: string): string {
  if (value !== '') return value;
  throw new InvalidArgumentError('It is empty.');
}

function toNames(value: string, before: readonly string[] = []): string[] {
  return [...before, toName(value)];
}

/** Upper case is what is printed, and is taken as well. */
function toOneOf(choices: readonly string[]): (value: string) => string {
  return (value) => {
    if (choices.includes(value.toLowerCase())) return value.toUpperCase();
    throw new InvalidArgumentError(`It is one of ${choices.join(', ')}.`);
  };
}

/** A tombstone stands in no feed: it keeps nothing of its article, and so no day on which it was received. */
function toStatus(value: string): string {
  if (value.toLowerCase() !== 'deleted') return toOneOf(STATUSES)(value);
  throw new InvalidArgumentError(
    'What is deleted is listed nowhere: of an article its tombstone alone is kept, for 60 days, under its key. ' +
      '"copydesk show <key>" says whether that one is deleted, "copydesk doctor" how many are.',
  );
}

function toPort(value: string): number {
  const port = /^\d+$/.test(value) ? Number(value) : -1;
  if (port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 (any free one) to 65535.');
}
