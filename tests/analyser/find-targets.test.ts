import { expect, it } from 'vitest';
import { findTargets } from '../../analyser/find-targets.ts';
import { standInEngine } from '../comprehend/endpoint.ts';

it('each mention of a target has the tone of its own sentence', () => {
  const targets = findTargets(standInEngine, 'Jane Porter was good. The war was bad for Porter.');
  expect(
    targets.map(({ mentions }) => mentions.map(({ text, sentiment }) => `${text} ${sentiment.label}`)),
  ).toEqual([['Jane Porter POSITIVE', 'Porter NEGATIVE'], ['The NEGATIVE']]);
});
