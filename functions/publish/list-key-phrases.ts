import type { PassageRecord, TopKeyPhrase } from '@copydesk/core/store/items';

const LEADING_ARTICLE = /^(?:the|an?)\s+(?=\S)/iu;
const TOP_PHRASES = 10;

/**
 * The phrases that an article repeats most. Of equally frequent ones, those that the engine is surer of come first, then
 * those that occur first. Phrases that differ in case or in a leading article are one phrase, in its first spelling.
 *
 * @returns undefined where no passage was analysed for key phrases
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
