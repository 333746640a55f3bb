import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { LambdaClient, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createProgram } from '../../cli/create-program.ts';
import { synthesize } from '../../cli/local-run/synthesize.ts';
import { reportError } from '../../cli/report-error.ts';
import { lockDataFolder } from '../../local/data-folder/lock-data-folder.ts';
import { MappingSwitches } from '../../local/queues/mapping-switches.ts';
import { readAssembly } from '../../local/template/read-assembly.ts';
import { makeTempDir, until } from './fixtures/start-stack.ts';

const COMMAND = join(import.meta.dirname, '../../cli/copydesk.js');
const TIMEOUT_MS = 60_000;
const UNWRITABLE =
  /\nerror \/\S+\/(sequencer|event-sources\.json) cannot be written: EISDIR.*\. The run ends, .*\. Free space .*, start again, .*\n$/;

/** The exit code and the output of one command. */
interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

// The command in a process of its own, as a user runs it. The tests run in order: each start continues with the data that
// the one before has left.
describe('copydesk dev', () => {
  let dir: string;
  let dataDir: string;
  let running: RunningCommand | undefined;

  beforeAll(async () => {
    dir = makeTempDir();
    dataDir = join(dir, 'data');
    writeFileSync(join(dir, 'article.txt'), 'Mayor Ilse Brandt opened the hall in Bonn on Monday.');
    writeFileSync(join(dir, 'binary.dat'), Uint8Array.from([0, 1, 2, 254, 255]));
    writeFileSync(join(dir, 'empty.txt'), '');
    mkdirSync(join(dir, 'nothing'));
    const odd = join(dir, 'odd/ü b');
    mkdirSync(odd, { recursive: true });
    for (const name of ['名 +%20&.txt', "-'quoted'.txt", 'a..b'])
      writeFileSync(join(odd, name), 'Ilse Brandt opened the hall in Bonn on Monday.');
    symlinkSync('/there/is/no/such/file', join(odd, 'lost'));
    await synthesize();
  }, 120_000);
  afterAll(() => {
    running?.signal('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  });

  const dev = (...options: string[]) =>
    start(['dev', 'article.txt', '--data', dataDir, '--port', '0', ...options], dir);
  test('ends in an orderly way on SIGTERM before its articles are done', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const closed = await closeEnrich(join(dir, 'closed'));
    running = dev('--once', '--json', '--data', closed);
    await running.says('up at');
    running.signal('SIGTERM', running.pid);
    const { code, out, said } = await running.outcome;
    expect(code).toBe(3);
    const why = 'uploaded, but not waited for to the end: interrupted';
    expect(JSON.parse(out)).toMatchObject({ articles: [], undone: [{ key: 'article.txt', why }] });
    expect(said).toContain('uploading 1 file\n');
    expect(said).toMatch(
      /\nInterrupted before every article was done: the next start continues with them\.\n$/,
    );
    expect(said).not.toMatch(/warning|failed|error/);
    expect(isHeld(closed)).toBe(false);
  });

  test('leaves none of its functions behind when it is killed', { timeout: TIMEOUT_MS }, async () => {
    running = dev();
    await running.says('The pipeline is up');
    const functions = childrenOf(running.pid);
    expect(functions.length).toBeGreaterThan(2);
    running.signal('SIGKILL', running.pid);
    await until('the end of the functions', () => functions.every((pid) => !isAlive(pid)));
    expect(isHeld(dataDir)).toBe(false);
  });

  test('ends with one line where it cannot write the sequencer', {
    timeout: TIMEOUT_MS,
  }, async () => {
    // As if the folder were gone, without the time until the sequencer's mark is moved again.
    running = dev('--data', blockWriting(join(dir, 'no-mark'), 'sequencer'));
    const { code, said } = await running.outcome;
    expect(code).toBe(1);
    expect(said).toMatch(UNWRITABLE);
  });

  test('ends with one line where it cannot write which event sources are disabled', {
    timeout: TIMEOUT_MS,
  }, async () => {
    running = dev('--data', blockWriting(join(dir, 'no-switches'), 'event-sources.json'));
    await running.says('The pipeline is up');
    const lambda = new LambdaClient({
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      endpoint: running.url as string,
    });
    const UUID = await enrichSourceId();
    await expect(
      lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false })),
    ).rejects.toThrow();
    lambda.destroy();
    const { code, said } = await running.outcome;
    expect(code).toBe(1);
    expect(said).toMatch(UNWRITABLE);
  });

  describe('while it is up', () => {
    beforeAll(async () => {
      running = dev();
      await running.says('The pipeline is up');
    }, TIMEOUT_MS);

    test.concurrent.each<[string, () => string[], Partial<Record<keyof Outcome, unknown>>]>([
      [
        'another run uses its data folder',
        () => ['dev', 'article.txt', '--data', dataDir, '--port', '0'],
        {
          code: 1,
          said: /error Another run holds the data folder .* \(process \d+, http:.*\)\. .*--data\n$/,
        },
      ],
      [
        'another run uses its port',
        () => [
          'dev',
          'article.txt',
          '--data',
          join(dir, 'other'),
          '--port',
          new URL(running?.url ?? '').port,
        ],
        { code: 1, said: /error Port \d+ is taken, by another run or another program\. .*--port/ },
      ],
      [
        'standard input is empty',
        () => ['ingest', '--wait', '--json', '-'],
        { code: 0, out: /"stdin.txt".*"EMPTY"/s },
      ],
    ])(
      'a command says what is wrong, why, and what to do where %s',
      { timeout: TIMEOUT_MS },
      async (_, args, expected) => {
        const outcome = await start(args(), dir, { AWS_ENDPOINT_URL: running?.url ?? '' }).outcome;
        expectOutcome(outcome, expected);
      },
    );

    test.each<[string, string[], Partial<Record<keyof Outcome, unknown>>, string?]>([
      [
        'an article has no record',
        ['show', 'none.txt'],
        { code: 1, said: /^error none\.txt is no article of .* "copydesk list" shows the articles\n$/ },
      ],
      [
        'one file is empty and one is binary',
        ['ingest', '--wait', '--json', 'empty.txt', 'binary.dat'],
        { code: 0, out: /"EMPTY".*"UNSUPPORTED_FORMAT"/s },
      ],
      [
        'file names are unusual and a link is broken',
        ['ingest', '--wait', 'odd'],
        { code: 3, out: /名 \+%20&\.txt · ENRICHED/, said: /failed ü b\/lost: ENOENT.*3 of 4 done/s },
      ],
      ['the endpoint has a path', ['status', '--json'], { code: 0 }, '/path/'],
    ])(
      'a command works, or says what is wrong, where %s',
      { timeout: TIMEOUT_MS },
      async (_, args, expected, path = '') => {
        expectOutcome(await runHere(args, dir, `${running?.url}${path}`), expected);
      },
    );

    test('ends on Ctrl-C at the terminal, which its functions receive too, and leaves no process behind', async () => {
      const { pid, signal, outcome } = running as RunningCommand;
      const functions = childrenOf(pid);
      signal('SIGINT');
      const { code, said } = await outcome;
      running = undefined;
      expect(code).toBe(0);
      expect(said).toMatch(/\nStopping\.\n$/);
      // Some tools read the first variable, others the second.
      expect(said).toMatch(/ AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1\n/);
      expect(said).not.toMatch(/warning/);
      expect(functions.filter(isAlive)).toEqual([]);
      expect(isHeld(dataDir)).toBe(false);
      expect(existsSync(join(dataDir, 'run.json'))).toBe(false);
    });
  });

  test.each(['list', 'status'])('%s says that there is no local run', async (name) => {
    expectOutcome(await runHere([name], dir, 'http://127.0.0.1:1'), {
      code: 1,
      said: /^error There is no local run at AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:1: .*\. Start one with "npm start", or unset AWS_ENDPOINT_URL to use AWS\n$/,
    });
  });
});

function expectOutcome(outcome: Outcome, expected: Partial<Record<keyof Outcome, unknown>>): void {
  for (const [name, value] of Object.entries(expected))
    expect(outcome[name as keyof Outcome]).toEqual(
      value instanceof RegExp ? expect.stringMatching(value) : value,
    );
  // No stack trace.
  expect(outcome.said).not.toMatch(/\n\s+at /);
}

/** Runs a command as main.ts does, in this process, which saves the start of another. */
async function runHere(args: readonly string[], dir: string, endpoint: string): Promise<Outcome> {
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  const out: unknown[] = [];
  const said: unknown[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void out.push(line));
  vi.spyOn(console, 'error').mockImplementation((line) => void said.push(line));
  const here = args.map((arg) => (existsSync(join(dir, arg)) ? join(dir, arg) : arg));
  const code = await createProgram()
    .run(['node', 'copydesk', ...here])
    .catch(reportError);
  vi.restoreAllMocks();
  return { code, out: out.join('\n'), said: said.map((line) => `${line}\n`).join('') };
}

type RunningCommand = ReturnType<typeof start>;

function start(args: readonly string[], cwd: string, env: Record<string, string> = {}, input = '') {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    // A process group of its own, as a shell creates one for each command line.
    detached: true,
  });
  child.stdin.end(input);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const outcome: Promise<Outcome> = Promise.all([once(child, 'close'), text(child.stdout)]).then(
    ([[code], out]) => ({ code: code as number | null, out, said }),
  );
  return {
    pid: child.pid as number,
    outcome,
    says: async (what: string) => {
      const hasSaid = () => said.includes(what) || child.exitCode !== null;
      await until(`"${what}"`, hasSaid, TIMEOUT_MS / 2);
      expect(said).toContain(what);
    },
    get url() {
      return /up at (\S+)/.exec(said)?.[1];
    },
    /** Signals the whole group, as a terminal does, or one process. */
    signal: (signal: NodeJS.Signals, to = -(child.pid as number)) => kill(child, signal, to),
  };
}

function kill(child: ChildProcess, signal: NodeJS.Signals, to: number): void {
  if (child.exitCode === null && child.signalCode === null) process.kill(to, signal);
}

/** Whether a run uses a data folder. */
function isHeld(dataDir: string): boolean {
  try {
    lockDataFolder(dataDir).release();
    return false;
  } catch {
    return true;
  }
}

function childrenOf(parent: number | undefined): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, ppid]) => ppid === parent)
    .map(([pid]) => pid as number);
}

function isAlive(pid: number): boolean {
  try {
    // A zombie has ended; its parent has not read its exit code yet.
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
}

/** Makes a data folder in which a file cannot be written. */
function blockWriting(dataDir: string, file: string): string {
  lockDataFolder(dataDir).release();
  mkdirSync(join(dataDir, `${file}.new`));
  return dataDir;
}

async function enrichSourceId(): Promise<string> {
  const { template } = await readAssembly(await synthesize(), 'Copydesk');
  return Object.keys(template.Resources).find((name) => name.startsWith('PipelineEnrichSource')) as string;
}

/** Makes a data folder in which enrich is closed, so that no article is ever done. */
async function closeEnrich(dataDir: string): Promise<string> {
  lockDataFolder(dataDir).release();
  new MappingSwitches(join(dataDir, 'event-sources.json')).set(await enrichSourceId(), false, true);
  return dataDir;
}
