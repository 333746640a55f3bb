import { describe, expect, it } from 'vitest';
import type { Language } from '../../../core/article/language.ts';
import type { Document } from '../../../functions/enrich/detector.ts';
import { packCalls } from '../../../functions/enrich/pack-calls.ts';

const documents = (count: number, languages: readonly Language[]): Document[] =>
  Array.from({ length: count }, (_, i) => ({
    text: String(i),
    language: languages[i % languages.length] as Language,
    analyses: [],
  }));

describe('packCalls', () => {
  it('makes no call for no documents', () => {
    expect(packCalls([])).toEqual([]);
  });

  it('fills calls of one language with 25 documents each, in their order', () => {
    const calls = packCalls(documents(60, ['de', 'en']));
    expect(calls.map((call) => [call[0]?.language, call.length])).toEqual([
      ['de', 25],
      ['en', 25],
      ['de', 5],
      ['en', 5],
    ]);
    expect(calls[0]?.map(({ text }) => text)).toEqual(Array.from({ length: 25 }, (_, i) => String(2 * i)));
  });
});
