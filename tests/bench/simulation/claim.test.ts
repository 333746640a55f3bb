import { expect, it } from 'vitest';
import { atLeast, atMost, renderClaim } from '../../../bench/simulation/claim.ts';

it.each([
  [atMost('pause', [5, 7], 30, 'seconds'), ['pause', '5 s / 7 s', '≤ 30 s', 'ok']],
  [atMost('pause', [5, Number.POSITIVE_INFINITY], 30, 'seconds'), ['pause', '5 s / never', '≤ 30 s', 'OVER']],
  [atLeast('use', [0.98, null], 0.95, 'share'), ['use', '98.00 % / –', '≥ 95.00 %', 'not reached']],
  [atLeast('use', [0.9, null], 0.95, 'share'), ['use', '90.00 % / –', '≥ 95.00 %', 'OVER']],
])('a claim is rendered as held, exceeded or not reached: %o', (claim, row) => {
  expect(renderClaim(claim)).toEqual(row);
  expect(JSON.stringify(claim)).not.toMatch(/NaN|Infinity/);
});
