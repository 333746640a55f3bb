import { type CutText, cutAround } from '@copydesk/core/article/cut-around';
import type { Span } from '@copydesk/core/article/span';
import type { PassageRecord } from '@copydesk/core/store/items';
import { cutSentences, type SentenceSpan } from '@copydesk/sentences';

/** The length that a longer sentence is cut to, in UTF-16 code units. */
const MAX_CHARS = 240;

/**
 * A function that finds the sentence around a mention. The sentences of a passage are cut once, and only where a mention is
 * asked for.
 *
 * @param passages of one article
 * @returns a function of a mention's span, in UTF-16 code units of the article's text. It returns the sentence, cut to about
 *   240 units, with the mention's place in it; undefined for a mention outside the passages
 */
export function sentenceFinder(passages: readonly PassageRecord[]): (mention: Span) => CutText | undefined {
  const cut = new Map<PassageRecord, SentenceSpan[]>();
  return (mention) => {
    const passage = passages.find(
      ({ span: { utf16 } }) => mention.begin >= utf16.begin && mention.end <= utf16.end,
    );
    if (!passage) return undefined;
    const sentences = cut.get(passage) ?? cutSentences(passage.text);
    cut.set(passage, sentences);
    const origin = passage.span.utf16.begin;
    const [begin, end] = [mention.begin - origin, mention.end - origin];
    // A mention may run over what looks like the end of a sentence: then both sentences are taken.
    const first = sentences.findLast((sentence) => sentence.begin <= begin)?.begin ?? 0;
    const last = sentences.find((sentence) => sentence.end >= end)?.end ?? passage.text.length;
    const text = passage.text.slice(first, last).replace(/\s/gu, ' ');
    return cutAround(text, { begin: begin - first, end: end - first }, MAX_CHARS);
  };
}
