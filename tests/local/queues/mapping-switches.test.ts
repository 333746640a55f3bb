import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MappingSwitches } from '../../../local/queues/mapping-switches.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'copydesk-switches-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

test.each([
  ['as the template says, where nobody switched it', [], true, true],
  ['as the template says, where nobody switched it', [], false, false],
  ['disabled, once it was disabled', [[false, true]], true, false],
  ['enabled, once it was enabled', [[true, false]], false, true],
  [
    'as it was switched last',
    [
      [false, true],
      [true, true],
    ],
    true,
    true,
  ],
  ['as the template says, where that says something else by now', [[false, true]], false, false],
  ['as the template says, where that says something else by now', [[true, false]], true, true],
] as const)('a mapping is %s', (_, switches, byTemplate, isEnabled) => {
  const path = join(dir, 'event-sources.json');
  rmSync(path, { force: true });
  for (const [to, then] of switches) new MappingSwitches(path).set('a', to, then);
  new MappingSwitches(path).set('another', !isEnabled, byTemplate);
  expect(new MappingSwitches(path).isEnabled('a', byTemplate)).toBe(isEnabled);
  expect(readdirSync(dir)).toEqual(['event-sources.json']);
});

test('what is no list of switches is an error, not "none"', () => {
  const path = join(dir, 'damaged.json');
  writeFileSync(path, '{"a":');
  expect(() => new MappingSwitches(path)).toThrow(SyntaxError);
});
