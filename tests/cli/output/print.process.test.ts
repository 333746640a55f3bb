import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type Printing = typeof import('../../../cli/output/print.ts');

let written: string[];
beforeEach(() => {
  vi.resetModules();
  written = [];
  for (const method of ['log', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((text) => void written.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const load = async (colour: string): Promise<Printing> => {
  vi.stubEnv('NO_COLOR', undefined);
  vi.stubEnv('FORCE_COLOR', colour);
  return import('../../../cli/output/print.ts');
};
const HOSTILE = 'a\u001b[8m\n\u009b2J\u202eb';
const SHOWN = 'a\\x1b[8m\\n\\x9b2J\\u202eb';

it.each(['', '1'])('a line escapes every control (FORCE_COLOR=%s)', async (colour) => {
  const { print, say } = await load(colour);
  print(HOSTILE);
  say(HOSTILE);
  expect(written).toEqual([SHOWN, SHOWN]);
});

it('a text keeps its line ends and nothing else', async () => {
  const { printText, sayText } = await load('');
  printText('first\nsecond\r\u001b]0;title\u0007');
  sayText('first\nsecond\u0085');
  expect(written).toEqual(['first\nsecond\\r\\x1b]0;title\\x07', 'first\nsecond\\x85']);
});

it('our colours stay', async () => {
  const { say } = await load('1');
  const { pc } = await import('../../../cli/output/colours.ts');
  const line = `${pc.red('failed')} ${pc.bold(pc.dim('x'))} ${pc.green('y')}`;
  say(line);
  expect(written).toEqual([line]);
});

it('a colour is escaped where the output has no colours', async () => {
  const { say } = await load('');
  say('\u001b[31mred');
  expect(written).toEqual(['\\x1b[31mred']);
});

it('a document in JSON is read back as it was, and has no control', async () => {
  const { printJson } = await load('1');
  printJson({ key: HOSTILE });
  expect(written.join()).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  expect(JSON.parse(written.join())).toEqual({ key: HOSTILE });
});

it('no other file of the command writes to a terminal', async () => {
  const writers: string[] = [];
  for await (const file of glob('cli/**/*.{ts,js}', { exclude: ['cli/{node_modules,assembly,dist}/**'] }))
    if (/\bconsole\.|process\.std(out|err)\.write|stream\.write\(/.test(readFileSync(file, 'utf8')))
      writers.push(file);
  expect(writers.toSorted()).toEqual([
    // It runs before anything is loaded, and prints texts of its own.
    'cli/copydesk.js',
    // Usage errors and help, through escapeText.
    'cli/create-program.ts',
    'cli/output/print.ts',
    // The bar holds numbers only.
    'cli/output/progress.ts',
  ]);
});
