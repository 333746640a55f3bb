import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, it, vi } from 'vitest';
import { createProgress } from '../../cli/progress.ts';

afterEach(() => void vi.unstubAllEnvs());

function draw(total: number, isTTY: boolean): string[] {
  const written: string[] = [];
  const write = (text: string) => written.push(text) > 0;
  const progress = createProgress(total, { isTTY, write });
  progress.tick();
  progress.tick(2);
  progress.end();
  return written.map((text) => stripVTControlCharacters(text).replaceAll(/[\r━]/g, '').trim());
}

it('counts at a terminal, and takes itself away', () => {
  vi.stubEnv('TERM', 'xterm');
  expect(draw(4, true)).toEqual(['0 of 4', '1 of 4', '3 of 4', '']);
});

it.each<[string, number, boolean, string]>([
  ['no terminal', 4, false, 'xterm'],
  ['a terminal that moves no cursor', 4, true, 'dumb'],
  ['one thing', 1, true, 'xterm'],
])('writes nothing for %s', (_, total, isTTY, term) => {
  vi.stubEnv('TERM', term);
  expect(draw(total, isTTY)).toEqual([]);
});
