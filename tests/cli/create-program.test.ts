import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../cli/create-program.ts';

const COMMANDS = [
  'dev',
  'comprehend',
  'ingest',
  'show',
  'list',
  'status',
  'doctor',
  'redrive',
  'backfill',
  'resume',
];

afterEach(() => void vi.restoreAllMocks());

/** What is printed by the parser itself. */
async function run(...args: readonly string[]) {
  const written: string[] = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const code = await createProgram().run(['node', 'copydesk', ...args]);
  vi.restoreAllMocks();
  return { code, text: written.join('') };
}

it.each(COMMANDS.map((name) => [name]))('%s has help, with what its exit codes mean', async (name) => {
  const { code, text } = await run(name, '--help');
  expect(code).toBe(0);
  expect(text).toContain(`Usage: copydesk ${name}`);
  expect(text).toContain('4 throttled by AWS');
  expect(text).toContain('rejected is done');
  if (name !== 'comprehend' && name !== 'dev')
    expect(text).toContain('the local run at AWS_ENDPOINT_URL if set');
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

it('names every command in its help', async () => {
  const { code, text } = await run('--help');
  expect(code).toBe(0);
  for (const name of COMMANDS) expect(text).toMatch(new RegExp(`^  ${name} `, 'm'));
});

it('says its version', async () => {
  const text = `${JSON.parse(readFileSync(join(import.meta.dirname, '../../cli/package.json'), 'utf8')).version}\n`;
  expect(await run('--version')).toEqual({ code: 0, text });
});

it.each<[says: string, ...args: string[]]>([
  ['unknown command', 'ingets'],
  ['missing required argument', 'ingest'],
  ['A rate is a number a second', 'redrive', 'split', '--rate', '0'],
  ['A cost is an amount of USD', 'backfill', '--max-cost', 'much'],
  ['a day of the last year', 'list', '--since', 'yesterday'],
  ['one of positive, negative, neutral, mixed', 'list', '--sentiment', 'glad'],
  ['one of enriched, partial', 'list', '--status', 'done'],
  ['"copydesk show <key>" says whether that one is deleted', 'list', '--status', 'deleted'],
  ['A port is a number', 'dev', '--port', '70000'],
  ['unknown option', 'doctor', '--fix'],
  ['It is empty', 'show', ''],
  ['It is empty', 'ingest', 'package.json', ''],
  ['ingest - --key NAME < FILE', 'ingest', 'package.json', '--key', 'other.txt'],
])('a mistake is told before anything is done: %s', async (says, ...args) => {
  expect(await run(...args)).toEqual({ code: 2, text: expect.stringContaining(says) });
});

it('ends with its exit code, the error on standard error, nothing on standard output', () => {
  const script = join(import.meta.dirname, '../../cli/main.ts');
  const env = { ...process.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'list', '--json'], {
    env,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^error There is no local run at AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:9/);
});

it('says what failed that nobody waited for, without a stack, and ends with 1', () => {
  const script = join(import.meta.dirname, '../../cli/main.ts');
  // Once the endpoint is up.
  const failing = `data:text/javascript,${encodeURIComponent(`
    const { log } = console;
    console.log = (...said) => { log(...said); setImmediate(() => { throw new Error('as told'); }); };
  `)}`;
  const args = ['--import', failing, script, 'comprehend', '--port', '0'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/Ctrl-C ends it\.\nerror as told\n$/)]);
});

describe('where nobody reads what it prints any more', () => {
  /** @returns the exit code, and what was read of the other stream */
  async function runUnread(stream: 'stdout' | 'stderr', args: readonly string[], endpoint: string) {
    const env = { ...process.env, AWS_ENDPOINT_URL: endpoint };
    const script = join(import.meta.dirname, '../../cli/main.ts');
    const child = spawn(process.execPath, [script, ...args], { env });
    child[stream].destroy();
    const said = text(stream === 'stdout' ? child.stderr : child.stdout);
    const [code] = (await once(child, 'exit')) as [number | null];
    return [code, await said];
  }

  it('ends quietly', async () => {
    expect(await runUnread('stdout', ['--help'], '')).toEqual([0, '']);
  });

  it('does not end well because nobody hears what is wrong', async () => {
    expect(await runUnread('stderr', ['list', '--json'], 'http://127.0.0.1:9')).toEqual([1, '']);
  });

  it('does all of its work, and ends as it would have', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'copydesk-unread-'));
    const keys = Array.from({ length: 40 }, (_, i) => `${i}.txt`);
    for (const key of keys) writeFileSync(join(dir, key), 'text');
    const stack = JSON.stringify({ region: 'eu-west-1', outputs: { BucketName: 'b' } });
    const put = new Set<string>();
    const server = createServer((request, response) => {
      if (request.method === 'PUT') put.add(basename(new URL(request.url ?? '', 'http://s3').pathname));
      if (request.url?.includes('39.txt')) response.statusCode = 403;
      response.end(request.method === 'GET' ? stack : '');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const [code, said] = await runUnread('stdout', ['ingest', dir], `http://127.0.0.1:${port}`);
    server.closeAllConnections();
    server.close();
    rmSync(dir, { recursive: true });
    expect([code, said]).toEqual([3, expect.stringContaining('39 of 40 put')]);
    expect(put.size).toBe(40);
  });
});
