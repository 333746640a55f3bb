import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { createProgram } from '../../cli/create-program.ts';

const COMMANDS = [
  'dev',
  'cost',
  'comprehend',
  'ingest',
  'show',
  'list',
  'about',
  'names',
  'trends',
  'watch',
  'stories',
  'export',
  'status',
  'doctor',
  'redrive',
  'backfill',
  'resume',
];

afterEach(() => void vi.restoreAllMocks());

/** Captures what the parser itself prints. */
async function run(...args: readonly string[]) {
  const written: string[] = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const code = await createProgram().run(['node', 'copydesk', ...args]);
  vi.restoreAllMocks();
  return { code, text: written.join('') };
}

it.each(COMMANDS.map((name) => [name]))('%s prints help, with the exit codes', async (name) => {
  const { code, text } = await run(name, '--help');
  expect(code).toBe(0);
  expect(text).toContain(`Usage: copydesk ${name}`);
  expect(text).toContain('4 throttled by AWS');
  expect(text).toContain('rejected is done');
  if (!['comprehend', 'dev', 'cost'].includes(name))
    expect(text).toContain('the local run at AWS_ENDPOINT_URL if set');
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

it('the help names every command', async () => {
  const { code, text } = await run('--help');
  expect(code).toBe(0);
  for (const name of COMMANDS) expect(text).toMatch(new RegExp(`^  ${name} `, 'm'));
});

it('--version prints the version of the package', async () => {
  const text = `${JSON.parse(readFileSync(join(import.meta.dirname, '../../cli/package.json'), 'utf8')).version}\n`;
  expect(await run('--version')).toEqual({ code: 0, text });
});

it.each<[says: string, ...args: string[]]>([
  ['unknown command', 'ingets'],
  ['missing required argument', 'ingest'],
  ['Allowed choices are split, unbundle, enrich, publish', 'redrive', 'spilt'],
  ['A rate is a number a second', 'redrive', 'split', '--rate', '0'],
  ['A cost is an amount of USD', 'backfill', '--max-cost', 'much'],
  ['a number of days (7d)', 'list', '--since', 'yesterday'],
  ['one of positive, negative, neutral, mixed', 'list', '--sentiment', 'glad'],
  ['one of enriched, partial', 'list', '--status', 'done'],
  ['"copydesk show <key>" says whether an article is deleted', 'list', '--status', 'deleted'],
  ['A port is a number', 'dev', '--port', '70000'],
  ['unknown option', 'doctor', '--fix'],
  ['It is empty', 'show', ''],
  ['It is empty', 'ingest', 'package.json', ''],
  ['ingest - --key NAME < FILE', 'ingest', 'package.json', '--key', 'other.txt'],
])('a usage error ends the command before it does anything: %s', async (says, ...args) => {
  expect(await run(...args)).toEqual({ code: 2, text: expect.stringContaining(says) });
});

it.each([
  [
    'npm_config_port',
    'npm took --port for an option of its own. Write -- before the options: npm start -- --port …',
  ],
  ['npm_config_once', 'npm start -- --once'],
])('options that npm took are refused, with what to write: %s', async (variable, says) => {
  vi.stubEnv('npm_lifecycle_event', 'start');
  vi.stubEnv(variable, 'true');
  expect(await run('dev', '4999')).toEqual({ code: 2, text: expect.stringContaining(says) });
  vi.unstubAllEnvs();
});
