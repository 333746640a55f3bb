import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it, vi } from 'vitest';
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
  if (name !== 'comprehend' && name !== 'dev')
    expect(text).toContain('the local run at AWS_ENDPOINT_URL if set');
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

it('names every command in its help', async () => {
  const { code, text } = await run('--help');
  expect(code).toBe(0);
  for (const name of COMMANDS) expect(text).toMatch(new RegExp(`^  ${name} `, 'm'));
});

it.each<[says: string, ...args: string[]]>([
  ['unknown command', 'ingets'],
  ['missing required argument', 'ingest'],
  ['A rate is a number a second', 'redrive', 'split', '--rate', '0'],
  ['A cost is an amount of USD', 'backfill', '--max-cost', 'much'],
  ['a day of the last year', 'list', '--since', 'yesterday'],
  ['one of positive, negative, neutral, mixed', 'list', '--sentiment', 'glad'],
  ['one of enriched, partial', 'list', '--status', 'done'],
  ['A port is a number', 'dev', '--port', '70000'],
  ['unknown option', 'doctor', '--fix'],
])('a mistake is told before anything is done: %s', async (says, ...args) => {
  expect(await run(...args)).toEqual({ code: 2, text: expect.stringContaining(says) });
});

it('ends with its exit code, the error on standard error, nothing on standard output', () => {
  const script = join(import.meta.dirname, '../../cli/copydesk.ts');
  const env = { ...process.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'list', '--json'], {
    env,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^error There is no local run at AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:9/);
});

it.each(['stdout', 'stderr'] as const)('ends quietly when nobody reads its %s any more', async (stream) => {
  const script = join(import.meta.dirname, '../../cli/copydesk.ts');
  const child = spawn(process.execPath, [script, ...(stream === 'stdout' ? ['--help'] : [])]);
  child[stream].destroy();
  const said = text(stream === 'stdout' ? child.stderr : child.stdout);
  const [code] = (await once(child, 'exit')) as [number | null];
  expect([code, await said]).toEqual([0, '']);
});
