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
  /\nerror \/\S+\/(sequencer|event-sources\.json) cannot be written: EISDIR.*\. The run ends: .*\. Start it again.*\n$/;

/** What one command came to. */
interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

// The command as a user has it: in a process of its own, in order, since each start goes on with what the one before
// has left.
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
  test('that is told to end in the midst of its articles says so, and ends', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const closed = await closeEnrich(join(dir, 'closed'));
    running = dev('--once', '--json', '--data', closed);
    await running.says('up at');
    running.signal('SIGTERM', running.pid);
    const { code, out, said } = await running.outcome;
    expect(code).toBe(3);
    const why = 'put, but not waited for to its end: interrupted';
    expect(JSON.parse(out)).toMatchObject({ articles: [], undone: [{ key: 'article.txt', why }] });
    expect(said).toContain('dropping 1 file\n');
    expect(said).toMatch(
      /\nInterrupted before every article was done: the next start goes on with them\.\n$/,
    );
    expect(said).not.toMatch(/warning|failed|error/);
    expect(isHeld(closed)).toBe(false);
  });

  test('that is killed leaves none of its functions behind', { timeout: TIMEOUT_MS }, async () => {
    running = dev();
    await running.says('The pipeline is up');
    const functions = childrenOf(running.pid);
    expect(functions.length).toBeGreaterThan(2);
    running.signal('SIGKILL', running.pid);
    await until('the end of the functions', () => functions.every((pid) => !isAlive(pid)));
    expect(isHeld(dataDir)).toBe(false);
  });

  test('that cannot keep the order of events says so in one line, and ends', {
    timeout: TIMEOUT_MS,
  }, async () => {
    // As where the folder is gone, but for the time that it takes until the mark is moved again.
    running = dev('--data', blockWriting(join(dir, 'no-mark'), 'sequencer'));
    const { code, said } = await running.outcome;
    expect(code).toBe(1);
    expect(said).toMatch(UNWRITABLE);
  });

  test('that cannot keep what is switched off says so in one line, and ends', {
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

  describe('that is up', () => {
    beforeAll(async () => {
      running = dev();
      await running.says('The pipeline is up');
    }, TIMEOUT_MS);

    test.concurrent.each<[string, () => string[], Partial<Record<keyof Outcome, unknown>>]>([
      [
        'its data folder is asked for again',
        () => ['dev', 'article.txt', '--data', dataDir, '--port', '0'],
        {
          code: 1,
          said: /error Another run holds the data folder .* \(process \d+, http:.*\)\. .*--data\n$/,
        },
      ],
      [
        'its port is asked for again',
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
        'nothing is on standard input',
        () => ['ingest', '--wait', '--json', '-'],
        { code: 0, out: /"stdin.txt".*"EMPTY"/s },
      ],
    ])(
      'says what is wrong, why, and what to do where %s',
      { timeout: TIMEOUT_MS },
      async (_, args, expected) => {
        const outcome = await start(args(), dir, { AWS_ENDPOINT_URL: running?.url ?? '' }).outcome;
        expectOutcome(outcome, expected);
      },
    );

    test.each<[string, string[], Partial<Record<keyof Outcome, unknown>>, string?]>([
      [
        'an article is not known',
        ['show', 'none.txt'],
        { code: 1, said: /^error none\.txt is no article of .* "copydesk list" shows what there is\n$/ },
      ],
      [
        'a file is empty, and one is binary',
        ['ingest', '--wait', '--json', 'empty.txt', 'binary.dat'],
        { code: 0, out: /"EMPTY".*"UNSUPPORTED_FORMAT"/s },
      ],
      [
        'names are odd, and a link leads nowhere',
        ['ingest', '--wait', 'odd'],
        { code: 3, out: /名 \+%20&\.txt · ENRICHED/, said: /failed ü b\/lost: ENOENT.*3 of 4 done/s },
      ],
      ['a path stands behind the endpoint', ['status', '--json'], { code: 0 }, '/path/'],
    ])('says what is wrong where %s', { timeout: TIMEOUT_MS }, async (_, args, expected, path = '') => {
      expectOutcome(await runHere(args, dir, `${running?.url}${path}`), expected);
    });

    test('ends on Ctrl-C at the terminal, which its functions hear too: nothing is left of it', async () => {
      const { pid, signal, outcome } = running as RunningCommand;
      const functions = childrenOf(pid);
      signal('SIGINT');
      const { code, said } = await outcome;
      running = undefined;
      expect(code).toBe(0);
      expect(said).toMatch(/\nEnding\.\n$/);
      // Some tools read the one, some the other.
      expect(said).toMatch(/ AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1\n/);
      expect(said).not.toMatch(/warning/);
      expect(functions.filter(isAlive)).toEqual([]);
      expect(isHeld(dataDir)).toBe(false);
      expect(existsSync(join(dataDir, 'run.json'))).toBe(false);
    });
  });

  test.each(['list', 'status'])('that does not run is missed by %s', async (name) => {
    expectOutcome(await runHere([name], dir, 'http://127.0.0.1:1'), {
      code: 1,
      said: /^error There is no local run at AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:1: .*\. Start one with "npm start", or unset AWS_ENDPOINT_URL to speak to AWS\n$/,
    });
  });
});

function expectOutcome(outcome: Outcome, expected: Partial<Record<keyof Outcome, unknown>>): void {
  for (const [name, value] of Object.entries(expected))
    expect(outcome[name as keyof Outcome]).toEqual(
      value instanceof RegExp ? expect.stringMatching(value) : value,
    );
  // No frames of a stack.
  expect(outcome.said).not.toMatch(/\n\s+at /);
}

/** As `main.ts` runs a command, in this process: that costs no start. */
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
    // A group of its own, as a shell makes one of each command line.
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
    /** To the whole group, as a terminal does, or to one process. */
    signal: (signal: NodeJS.Signals, to = -(child.pid as number)) => kill(child, signal, to),
  };
}

function kill(child: ChildProcess, signal: NodeJS.Signals, to: number): void {
  if (child.exitCode === null && child.signalCode === null) process.kill(to, signal);
}

/** Whether a run holds a data folder. */
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
    // A zombie is dead: its parent has only not been told yet.
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

/** Makes a data folder in which nothing is analysed, so that no article is ever done. */
async function closeEnrich(dataDir: string): Promise<string> {
  lockDataFolder(dataDir).release();
  new MappingSwitches(join(dataDir, 'event-sources.json')).set(await enrichSourceId(), false, true);
  return dataDir;
}
