import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { type Measurements, toCostDocument } from '../../../../cli/commands/cost/cost-document.ts';
import { renderCost } from '../../../../cli/commands/cost/render-cost.ts';

const MEASURED: Measurements = {
  files: 3,
  drawn: 3,
  read: 3,
  bundles: 0,
  bundlesElsewhere: ['feed.xml'],
  sum: {
    articles: 2,
    chars: 8_000,
    passages: 8,
    repeated: 0,
    analyses: [
      { analysis: 'entities', units: 80, cachedOnceUnits: 80, calls: 1 },
      { analysis: 'sentiment', units: 80, cachedOnceUnits: 80, calls: 1 },
    ],
  },
  rejectedCount: 12,
  rejected: Array.from({ length: 12 }, (_, i) => ({
    path: `${i}\u001b[2J.svg`,
    reason: 'EMPTY',
    detail: 'no word',
  })),
};
const render = (width: number, articles?: number, measured = MEASURED) =>
  renderCost(
    toCostDocument(measured, { callsPerSecond: 10, targetChars: 1_000, ...(articles && { articles }) }),
    width,
  ).map((line) => stripVTControlCharacters(line));

it('fits 80 columns, and shows the price of a million articles as docs/costs.md counts it', () => {
  const lines = render(80, 1_000_000);
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
  const text = lines.join('\n');
  const words = lines.join(' ');
  expect(text).toMatch(/entities +40,000,000 +2,500\.00 +2,000\.00 +1,000\.00/);
  expect(words).toContain('4 h 33 min');
  expect(words).toContain('priced as 1,000,000 such articles');
});

it('names the first rejected files, and escapes their names', () => {
  const text = render(80).join('\n');
  expect(text).toContain('0\\x1b[2J.svg: EMPTY: no word');
  expect(text).toContain('and 2 more');
});

it('prints no prices where there is no article', () => {
  const { sum } = MEASURED;
  const none = { ...MEASURED, sum: { ...sum, articles: 0, chars: 0, passages: 0, analyses: [] } };
  expect(render(80, undefined, none).join('\n')).not.toContain('USD');
});
