import { expect, it } from 'vitest';
import { tokenise } from '../../../analyser/tokenise.ts';
import { listToneFeatures } from '../../../analyser/tone/list-tone-features.ts';

const LEXICON = new Map([
  ['good', 2],
  ['killed', -3],
]);
const featuresOf = (sentence: string) => listToneFeatures(tokenise(sentence), LEXICON);

it('does not depend on who is named', () => {
  expect(featuresOf('Yesterday Alvarez praised Kowalski in Quito.')).toEqual(
    featuresOf('Yesterday Nguyen praised Okafor in Hanoi.'),
  );
});

it('depends on the words', () => {
  expect(featuresOf('He was praised.')).not.toEqual(featuresOf('He was blamed.'));
});

it('depends on negation', () => {
  expect(featuresOf('it was good')).not.toEqual(featuresOf('it was not good'));
});

it('does not depend on the digits of a number', () => {
  expect(featuresOf('they sold 12 houses')).toEqual(featuresOf('they sold 340 houses'));
});

it('gives each feature one finite value', () => {
  const { buckets, values } = featuresOf('');
  expect(values).toHaveLength(buckets.length);
  expect(values.every(Number.isFinite)).toBe(true);
});
