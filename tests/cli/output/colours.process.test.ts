import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const { stdout } = process;
const isTTY = stdout.isTTY;
beforeEach(() => {
  vi.resetModules();
  for (const name of ['NO_COLOR', 'FORCE_COLOR', 'CI']) vi.stubEnv(name, undefined);
  vi.stubEnv('TERM', 'xterm');
});
afterEach(() => {
  vi.unstubAllEnvs();
  stdout.isTTY = isTTY;
});

it.each<[expected: boolean, string, terminal: boolean, environment: Record<string, string>]>([
  [true, 'at a terminal', true, {}],
  [false, 'in a pipe', false, {}],
  [false, 'in a pipe of CI', false, { CI: 'true' }],
  [false, 'at a terminal with NO_COLOR', true, { NO_COLOR: '1' }],
  [false, 'at a terminal with NO_COLOR and FORCE_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }],
  [true, 'in a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }],
  [false, 'at a terminal without colours', true, { TERM: 'dumb' }],
])('%s: colours %s', async (expected, _, terminal, environment) => {
  stdout.isTTY = terminal;
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { pc } = await import('../../../cli/output/colours.ts');
  expect(pc.red('text') !== 'text').toBe(expected);
});
