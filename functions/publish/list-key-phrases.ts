import type { PassageRecord, TopKeyPhrase } from '@copydesk/core/store/items';

const LEADING_ARTICLE = /^(?:the|an?)\s+(?=\S)/iu;
const TOP_PHRASES = 10;

/**
 * The phrases that an article repeats most; of equals those that the engine is surer of, then the first. Case and a
 * leading article do not tell phrases apart; the first spelling stands for all.
 *
 * @returns undefined where no passage was analysed for phrases
 */
export function listKeyPhrases(passages: readonly PassageRecord[]): readonly TopKeyPhrase[] | undefined {
  if (passages.every(({ keyPhrases }) => keyPhrases === undefined)) return undefined;
  const found = passages.flatMap(({ keyPhrases = [] }) =>
    keyPhrases.map(({ text, score }) => ({
      text: text.replace(/\s+/gu, ' ').replace(LEADING_ARTICLE, ''),
      score,
    })),
  );
  return [...Map.groupBy(found, ({ text }) => text.toLowerCase()).values()]
    .map((same) => ({
      text: same[0]?.text ?? '',
      count: same.length,
      score: same.reduce((sum, { score }) => sum + score, 0),
    }))
    .sort((a, b) => b.count - a.count || b.score - a.score)
    .slice(0, TOP_PHRASES)
    .map(({ text, count }) => ({ text, count }));
}
