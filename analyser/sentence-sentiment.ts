import { cutSentences } from '@copydesk/sentences';
import type { FoundSentiment } from './found.ts';

/**
 * Makes a look-up of the sentiment of the sentence around an offset. Each sentence is analysed once, at its first look-up.
 *
 * @param judge returns the sentiment of a text
 * @returns a function of a UTF-16 offset in the text; an offset between two sentences belongs to the earlier one
 */
export function sentenceSentiment(
  text: string,
  judge: (sentence: string) => FoundSentiment,
): (position: number) => FoundSentiment {
  const sentences = cutSentences(text);
  const judged = new Map<number, FoundSentiment>();
  return (position) => {
    let index = 0;
    for (let beyond = sentences.length; beyond - index > 1; ) {
      const middle = (index + beyond) >> 1;
      if ((sentences[middle]?.begin ?? 0) <= position) index = middle;
      else beyond = middle;
    }
    const { begin, end } = sentences[index] ?? { begin: 0, end: text.length };
    const sentiment = judged.get(index) ?? judge(text.slice(begin, end));
    judged.set(index, sentiment);
    return sentiment;
  };
}
