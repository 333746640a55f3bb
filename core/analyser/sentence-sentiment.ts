import type { FoundSentiment } from './found.ts';

/**
 * The sentiment of the sentence that a place stands in. A sentence is looked at once, when it is first asked for.
 *
 * @param judge the sentiment of a text
 * @returns a function of a UTF-16 position in the text
 */
export function sentenceSentiment(
  text: string,
  judge: (sentence: string) => FoundSentiment,
): (position: number) => FoundSentiment {
  const sentences = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text);
  const judged = new Map<number, FoundSentiment>();
  return (position) => {
    const { index, segment } = sentences.containing(position) ?? { index: 0, segment: text };
    const sentiment = judged.get(index) ?? judge(segment);
    judged.set(index, sentiment);
    return sentiment;
  };
}
