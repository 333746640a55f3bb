import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, it, vi } from 'vitest';
import { createProgress } from '../../../cli/output/progress.ts';

afterEach(() => void vi.unstubAllEnvs());

function draw(total: number, isTTY: boolean): string[] {
  const written: string[] = [];
  const write = (text: string) => written.push(text) > 0;
  const progress = createProgress(total, { isTTY, write });
  progress.tick();
  progress.tick(2);
  progress.end();
  return written.map((text) => stripVTControlCharacters(text).replaceAll('\r', '').trim());
}

it('shows a count at a terminal, legible without colours, and removes itself', () => {
  vi.stubEnv('TERM', 'xterm');
  expect(draw(4, true)).toEqual([
    '························ 0 of 4',
    '━━━━━━·················· 1 of 4',
    '━━━━━━━━━━━━━━━━━━······ 3 of 4',
    '',
  ]);
});

it('removes itself where the process ends before it does', () => {
  vi.stubEnv('TERM', 'xterm');
  const written: string[] = [];
  const before = process.listeners('exit');
  const progress = createProgress(4, { isTTY: true, write: (text: string) => written.push(text) > 0 });
  for (const onExit of process.listeners('exit')) if (!before.includes(onExit)) onExit(1);
  expect(written.at(-1)).toBe('\r\u001B[K');
  progress.end();
  expect(process.listeners('exit')).toEqual(before);
});

it.each<[string, number, boolean, string]>([
  ['a stream that is no terminal', 4, false, 'xterm'],
  ['a terminal that cannot move the cursor', 4, true, 'dumb'],
  ['one item', 1, true, 'xterm'],
])('writes nothing for %s', (_, total, isTTY, term) => {
  vi.stubEnv('TERM', term);
  expect(draw(total, isTTY)).toEqual([]);
});
