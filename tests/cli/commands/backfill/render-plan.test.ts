import { expect, it } from 'vitest';
import type { BackfillPlan } from '../../../../cli/commands/backfill/plan-backfill.ts';
import { renderPlan } from '../../../../cli/commands/backfill/render-plan.ts';
import { renderUsd } from '../../../../cli/output/render-usd.ts';

const objects = (count: number) => Array.from({ length: count }, (_, i) => ({ key: `k${i}`, units: 6 }));
const render = (plan: Partial<BackfillPlan>, perSecond = 20) =>
  renderPlan({ counts: {}, bundles: {}, objects: [], ...plan }, { units: 18, usd: 0.0018, perSecond });

it('prints the objects by decision, how many are processed again, how long that takes and what it costs', () => {
  expect(
    render({ counts: { CURRENT: 1_038, OLDER: 2 }, bundles: { MISSING: 1 }, objects: objects(3) }),
  ).toEqual([
    '    1,038 objects current',
    '        2 objects made by an older pipeline',
    '        1 bundle without a record',
    '3 objects to process again, in 1 s at 20 a second (--rate)',
    'at most 18 units of Comprehend: 0.0018 USD at list price',
  ]);
});

it('prints the counts alone where there is nothing to do', () => {
  expect(render({ counts: { CURRENT: 1 } })).toEqual(['        1 object current']);
  expect(render({})).toEqual(['no objects']);
});

it.each([
  [1_980, '99 s'],
  [2_000, '2 min'],
  [110_000, '92 min'],
  [1_000_000, '13 h 54 min'],
])('%d objects at 20 a second take %s', (count, time) => {
  expect(render({ counts: { OLDER: count }, objects: objects(count) }).join()).toContain(`in ${time} at`);
});

it.each([
  [0, '0.00'],
  [0.0006, '0.0006'],
  [12.345, '12.35'],
])('%d USD is written %s', (usd, text) => {
  expect(renderUsd(usd)).toBe(text);
});
