import { expect, it } from 'vitest';
import { Random } from '../../../bench/simulation/random.ts';
import { measureSurprise, type NameDay } from '../../../core/digest/measure-surprise.ts';
import { tailProbability } from '../../../core/digest/negative-binomial.ts';

const days = (counts: readonly number[], total = 1_000): NameDay[] =>
  counts.map((count) => ({ count, total }));
const none = (length: number) => Array<number>(length).fill(0);
const surpriseOf = (count: number, history: readonly NameDay[], total = 1_000) =>
  measureSurprise({ count, total }, history)?.surprise ?? Number.NaN;

it.each([
  // Sums of the probabilities by hand. With shape 1 the distribution is geometric: P(≥ k) = (mean / (mean + 1))^k.
  [3, 1, 1, 1 / 8],
  [1, 0.01, 1, 0.01 / 1.01],
  [0, 5, 2, 1],
  // With shape 2 and mean 2: P(0) = 1/4, P(1) = 1/4.
  [2, 2, 2, 1 / 2],
  [1, 2, 2, 3 / 4],
])('the probability of %i or more at mean %d and shape %d', (count, mean, shape, probability) => {
  expect(tailProbability(count, mean, shape)).toBeCloseTo(probability, 8);
});

it('a large shape makes it the Poisson distribution', () => {
  expect(tailProbability(2, 1, 1e8)).toBeCloseTo(1 - 2 / Math.E, 6);
});

it('says what was expected and of how many days', () => {
  expect(measureSurprise({ count: 6, total: 500 }, days([2, 4, 6]))).toEqual({
    surprise: expect.any(Number),
    expected: 2.08,
    days: 3,
    before: 12,
  });
});

it('nothing is unusual until three days before have articles', () => {
  expect(measureSurprise({ count: 9, total: 10 }, days([1, 1]))).toBeUndefined();
  expect(measureSurprise({ count: 9, total: 10 }, [...days([1, 1]), ...days(none(20), 0)])).toBeUndefined();
});

it('one article about a new name is little, five are much', () => {
  expect(surpriseOf(1, days(none(28)))).toBeLessThan(2.5);
  expect(surpriseOf(5, days(none(28)))).toBeGreaterThan(4);
});

it('the mean of a rare name is uncertain: three articles about a new one are less unusual than chance alone makes them', () => {
  expect(surpriseOf(3, days(none(28)))).toBeGreaterThan(4);
  expect(surpriseOf(3, days(none(28)))).toBeLessThan(5);
});

it('grows with the count, and falls with what is expected', () => {
  const surprises = [1, 2, 5, 10, 50, 500].map((count) => surpriseOf(count, days(Array(28).fill(2))));
  expect(surprises).toEqual([...surprises].sort((a, b) => a - b));
  expect(surpriseOf(10, days(Array(28).fill(1)))).toBeGreaterThan(surpriseOf(10, days(Array(28).fill(5))));
  expect(Math.max(...surprises)).toBeLessThanOrEqual(99);
});

it('a name whose days vary surprises less than one whose days are alike', () => {
  const steady = Array(28).fill(10) as number[];
  const bursty = Array.from({ length: 28 }, (_, i) => (i % 7 === 0 ? 64 : 1));
  expect(surpriseOf(40, days(steady))).toBeGreaterThan(2 * surpriseOf(40, days(bursty)));
});

it('twice the articles on a day with twice as many are usual', () => {
  const history = days(Array(28).fill(20));
  expect(surpriseOf(40, history, 2_000)).toBeCloseTo(surpriseOf(20, history, 1_000), 0);
});

/** A count of a day whose rate varies by a gamma distribution: the sum of `shape` exponential ones, then Poisson. */
function drawCount(random: Random, mean: number, shape: number): number {
  let rate = 0;
  for (let i = 0; i < shape; i++) rate -= Math.log(1 - random.next());
  const limit = Math.exp((-rate * mean) / shape);
  let product = random.next();
  let count = 0;
  while (product > limit) {
    product *= random.next();
    count++;
  }
  return count;
}

it.each([
  [0.05, 2],
  [0.5, 1],
  [2, 2],
  [10, 1],
  [10, 8],
  [50, 2],
])(
  'of usual days at mean %d and shape %d, at most 2.5 % have a surprise of 2, and 0.5 % of 3',
  (mean, shape) => {
    const random = new Random(Math.round(mean * 100 + shape));
    const draws = 4_000;
    let [twos, threes] = [0, 0];
    for (let i = 0; i < draws; i++) {
      const history = days(Array.from({ length: 28 }, () => drawCount(random, mean, shape)));
      const surprise = surpriseOf(drawCount(random, mean, shape), history);
      if (surprise >= 2) twos++;
      if (surprise >= 3) threes++;
    }
    expect(twos / draws).toBeLessThan(0.025);
    expect(threes / draws).toBeLessThan(0.005);
  },
);

it.each([
  [0.2, 4, 5],
  [2, 4, 25],
  [10, 4, 80],
])(
  'a burst at mean %d and shape %d to %i articles has a surprise above 3 nearly always',
  (mean, shape, burst) => {
    const random = new Random(7);
    const found = Array.from({ length: 300 }, () => {
      const history = days(Array.from({ length: 28 }, () => drawCount(random, mean, shape)));
      return surpriseOf(burst, history) >= 3;
    });
    expect(found.filter(Boolean).length / found.length).toBeGreaterThan(0.95);
  },
);
