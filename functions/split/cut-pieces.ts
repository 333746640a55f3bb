import { MAX_PASSAGE_BYTES } from '@copydesk/core/article/limits';
import type { Span } from '@copydesk/core/article/span';
import { cutSentences } from '@copydesk/sentences';

/** What kind of break stands before a piece, from the best to the last resort. */
type Break = 'paragraph' | 'sentence' | 'clause' | 'word' | 'grapheme';

/** A stretch of text that is not broken again, and the best break before it. In UTF-16 units; white space excluded. */
export interface Piece extends Span {
  readonly before: Break;
}

/** How a sentence that is too long for a passage is cut, and its parts where they are still too long. */
const CUTS: readonly (readonly [kind: Break, cut: (text: string) => Span[]])[] = [
  ['clause', (text) => splitAt(text, /(?<=[,;:)\]—–”])\s+|(?<=[、，；：])/gu)],
  ['word', (text) => splitAt(text, /\s+/gu)],
  ['grapheme', cutGraphemes],
];
const EMPTY_LINE = /\n\s*\n/;

/**
 * Cuts a text into the pieces that passages are made of: sentences, and of one that is too long for a passage its
 * clauses, of a clause its words, of a word its grapheme clusters.
 *
 * @param maxChars the length, in UTF-16 units, from which a sentence is cut further
 * @returns in order; every character but white space is in exactly one
 */
export function cutPieces(text: string, maxChars: number): Piece[] {
  const isTooLong = ({ begin, end }: Span) =>
    end - begin > maxChars ||
    (end - begin > MAX_PASSAGE_BYTES / 3 && Buffer.byteLength(text.slice(begin, end)) > MAX_PASSAGE_BYTES);
  const pieces: Piece[] = [];
  const push = (span: Span, before: Break, level: number) => {
    const [kind, cut] = CUTS[level] ?? [];
    if (!kind || !cut || !isTooLong(span)) {
      pieces.push({ begin: span.begin, end: span.end, before });
      return;
    }
    cut(text.slice(span.begin, span.end)).forEach(({ begin, end }, i) => {
      push({ begin: span.begin + begin, end: span.begin + end }, i === 0 ? before : kind, level + 1);
    });
  };
  let end = 0;
  for (const sentence of cutSentences(text)) {
    // A sentence never goes on over an empty line, so the white space between two tells whether they share a paragraph.
    const isNewParagraph = sentence.begin - end >= 2 && EMPTY_LINE.test(text.slice(end, sentence.begin));
    push(sentence, isNewParagraph ? 'paragraph' : 'sentence', 0);
    end = sentence.end;
  }
  return pieces;
}

/** The stretches between separators and white space at the ends, none of them empty. */
function splitAt(text: string, separator: RegExp): Span[] {
  const spans: Span[] = [];
  const push = (from: number, to: number) => {
    const stretch = text.slice(from, to);
    const trimmed = stretch.trim();
    const begin = from + stretch.indexOf(trimmed);
    if (trimmed !== '') spans.push({ begin, end: begin + trimmed.length });
  };
  let from = 0;
  for (const match of text.matchAll(separator)) {
    push(from, match.index);
    from = match.index + match[0].length;
  }
  push(from, text.length);
  return spans;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Clusters are gathered up to this many UTF-16 units: single ones would only be put together again. */
const GATHERED_UNITS = 50;

/** Runs of whole grapheme clusters; a cluster too long for any passage is cut between its code points. */
function cutGraphemes(text: string): Span[] {
  const spans: Span[] = [];
  let open: Span | undefined;
  const close = () => {
    if (open) spans.push(open);
    open = undefined;
  };
  for (const { segment, index } of graphemes.segment(text)) {
    const end = index + segment.length;
    if (Buffer.byteLength(segment) > MAX_PASSAGE_BYTES) {
      close();
      spans.push(
        ...cutCodePoints(segment).map((span) => ({ begin: index + span.begin, end: index + span.end })),
      );
    } else if (open && end - open.begin <= GATHERED_UNITS) {
      open = { begin: open.begin, end };
    } else {
      close();
      open = { begin: index, end };
    }
  }
  close();
  return spans;
}

function cutCodePoints(cluster: string): Span[] {
  const spans: Span[] = [];
  let begin = 0;
  let bytes = 0;
  let at = 0;
  for (const character of cluster) {
    const size = Buffer.byteLength(character);
    if (bytes + size > MAX_PASSAGE_BYTES) {
      spans.push({ begin, end: at });
      begin = at;
      bytes = 0;
    }
    bytes += size;
    at += character.length;
  }
  spans.push({ begin, end: at });
  return spans;
}
