import { cutSentences } from '@copydesk/sentences';
import type { FoundSentiment } from './found.ts';

/**
 * The sentiment of the sentence that a place stands in, by the splitter's rules. A sentence is looked at once, when it is
 * first asked for.
 *
 * @param judge the sentiment of a text
 * @returns a function of a UTF-16 position in the text; between two sentences it is that of the one before
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
