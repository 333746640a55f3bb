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
  ['enabled by the template, if it was never switched', [], true, true],
  ['disabled by the template, if it was never switched', [], false, false],
  ['disabled after it was disabled', [[false, true]], true, false],
  ['enabled after it was enabled', [[true, false]], false, true],
  [
    'in the state of its last switch',
    [
      [false, true],
      [true, true],
    ],
    true,
    true,
  ],
  ['disabled by a template that changed since the switch', [[false, true]], false, false],
  ['enabled by a template that changed since the switch', [[true, false]], true, true],
] as const)('a mapping is %s', (_, switches, byTemplate, isEnabled) => {
  const path = join(dir, 'event-sources.json');
  rmSync(path, { force: true });
  for (const [to, then] of switches) new MappingSwitches(path).set('a', to, then);
  new MappingSwitches(path).set('another', !isEnabled, byTemplate);
  expect(new MappingSwitches(path).isEnabled('a', byTemplate)).toBe(isEnabled);
  expect(readdirSync(dir)).toEqual(['event-sources.json']);
});

test('a damaged file is an error, not an empty list', () => {
  const path = join(dir, 'damaged.json');
  writeFileSync(path, '{"a":');
  expect(() => new MappingSwitches(path)).toThrow(SyntaxError);
});
