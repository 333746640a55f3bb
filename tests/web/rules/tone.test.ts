import { expect, it } from 'vitest';
import { listScores, pointsOf, shapeOf, signed, toPoints, wordOf } from '../../../web/rules/tone.ts';

it.each([
  [20, 'pos', '+20', 'positive'],
  [19, 'neu', '+19', 'neutral'],
  [0, 'neu', '0', 'neutral'],
  [-19, 'neu', '−19', 'neutral'],
  [-20, 'neg', '−20', 'negative'],
  [-100, 'neg', '−100', 'negative'],
])('%i points have the shape %s, the sign %s and the word %s', (points, shape, sign, word) => {
  expect([shapeOf(points), signed(points), wordOf(points)]).toEqual([shape, sign, word]);
});

it('no tone has a dash', () => {
  expect([shapeOf(undefined), wordOf(undefined)]).toEqual(['none', 'no tone']);
});

it('a tone is positive less negative, without a negative zero', () => {
  const scores = { positive: 0.352, negative: 0.2, neutral: 0.376, mixed: 0.072 };
  expect(pointsOf(scores)).toBe(15);
  expect(Object.is(toPoints(-0.001), 0)).toBe(true);
  expect(listScores(scores)).toBe('positive 35, negative 20, neutral 38, mixed 7 per cent');
});
