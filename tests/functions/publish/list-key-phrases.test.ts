import { expect, it } from 'vitest';
import { listKeyPhrases } from '../../../functions/publish/list-key-phrases.ts';
import { aPassageRecord } from '../../support/articles.ts';

const passage = (...phrases: (readonly [text: string, score: number])[]) =>
  aPassageRecord('text', {
    keyPhrases: phrases.map(([text, score]) => ({ text, score, begin: 0, end: text.length })),
  });

it('the most frequent phrases come first, then the surer ones; case and a leading article make no difference', () => {
  expect(
    listKeyPhrases([
      passage(['The harbour', 0.9], ['a new\nbridge', 0.5], ['Monday', 0.6]),
      passage(['the  Harbour', 0.9], ['harbour', 0.1], ['The', 0.2]),
    ]),
  ).toEqual([
    { text: 'harbour', count: 3 },
    { text: 'Monday', count: 1 },
    { text: 'new bridge', count: 1 },
    { text: 'The', count: 1 },
  ]);
});

it('ten phrases are listed at most', () => {
  const many = Array.from({ length: 30 }, (_, i): [string, number] => [`phrase ${i}`, 1]);
  expect(listKeyPhrases([passage(...many)])).toHaveLength(10);
});

it('the list is empty where no phrase was found, and absent where key phrases were not asked for', () => {
  expect(listKeyPhrases([passage()])).toEqual([]);
  expect(listKeyPhrases([aPassageRecord('text')])).toBeUndefined();
});
