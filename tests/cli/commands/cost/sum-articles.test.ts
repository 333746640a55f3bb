import { describe, expect, it } from 'vitest';
import { ArticleSums, scaleTo } from '../../../../cli/commands/cost/sum-articles.ts';
import type { Analysis } from '../../../../core/article/analysis.ts';
import type { Language } from '../../../../core/article/language.ts';
import type { MeasuredArticle } from '../../../../core/article/measured-file.ts';

/** An article with a passage for each pair of a length and a digest. */
const anArticle = (
  passages: readonly [chars: number, digest: string][],
  language: Language = 'en',
): MeasuredArticle => ({
  language,
  chars: passages.reduce((sum, [chars]) => sum + chars, 0),
  passages: passages.map(([chars, digest]) => ({ chars, digest })),
});
const sumOf = (articles: readonly MeasuredArticle[], analyses: readonly Analysis[] = ['entities']) => {
  const sums = new ArticleSums(analyses);
  for (const article of articles) sums.add(article);
  return sums.total();
};

describe('the sum of articles', () => {
  it('bills each started 100 characters of a passage, and at least three units', () => {
    expect(
      sumOf([
        anArticle([
          [1_001, 'a'],
          [20, 'b'],
        ]),
      ]),
    ).toEqual({
      articles: 1,
      chars: 1_021,
      passages: 2,
      repeated: 0,
      analyses: [{ analysis: 'entities', units: 14, cachedOnceUnits: 14, calls: 1 }],
    });
  });

  it('bills a passage that occurs again once, in any article', () => {
    const { repeated, analyses } = sumOf([
      anArticle([
        [400, 'a'],
        [300, 'b'],
      ]),
      anArticle([[400, 'a']]),
    ]);
    expect({ repeated, analyses }).toEqual({
      repeated: 1,
      analyses: [{ analysis: 'entities', units: 11, cachedOnceUnits: 7, calls: 1 }],
    });
  });

  it('leaves out an analysis that the language does not have', () => {
    const { analyses } = sumOf([anArticle([[400, 'a']], 'de')], ['sentiment', 'targetedSentiment']);
    expect(analyses).toEqual([
      { analysis: 'sentiment', units: 4, cachedOnceUnits: 4, calls: 1 },
      { analysis: 'targetedSentiment', units: 0, cachedOnceUnits: 0, calls: 0 },
    ]);
  });

  it('fills calls of 25 documents, each of one language', () => {
    const passages = (count: number, from: string) =>
      Array.from({ length: count }, (_, i): [number, string] => [300, `${from}${i}`]);
    const { analyses } = sumOf([anArticle(passages(26, 'en')), anArticle(passages(1, 'fr'), 'fr')]);
    expect(analyses[0]?.calls).toBe(3);
  });

  it('is scaled to another number of articles', () => {
    const sum = sumOf([
      anArticle([[400, 'a']]),
      anArticle([
        [600, 'b'],
        [400, 'a'],
      ]),
    ]);
    expect(scaleTo(200, sum)).toEqual({
      articles: 200,
      chars: 140_000,
      passages: 300,
      repeated: 100,
      analyses: [{ analysis: 'entities', units: 1_400, cachedOnceUnits: 1_000, calls: 8 }],
    });
  });

  it('stays as it is for the same number of articles, with a call for each language', () => {
    const sum = sumOf([anArticle([[400, 'a']]), anArticle([[400, 'b']], 'fr')]);
    expect(scaleTo(2, sum).analyses[0]?.calls).toBe(2);
  });

  it('is not scaled where there are no articles', () => {
    expect(scaleTo(200, sumOf([]))).toMatchObject({ articles: 0, passages: 0 });
  });
});
