import { MAX_PASSAGE_BYTES } from '@copydesk/core/article/limits';
import type { Span } from '@copydesk/core/article/span';
import { cutSentences } from '@copydesk/sentences';

/** The kinds of break between pieces, from the best to the last resort. */
type Break = 'paragraph' | 'sentence' | 'clause' | 'word' | 'grapheme';

/**
 * A span of text that is not cut again, in UTF-16 code units and without outer white space, and the break before it.
 */
export interface Piece extends Span {
  readonly before: Break;
}

/** The ways to cut a sentence that is too long for a passage, each applied to the parts that are still too long. */
const CUTS: readonly (readonly [kind: Break, cut: (text: string) => Span[]])[] = [
  ['clause', (text) => splitAt(text, /(?<=[,;:)\]—–”])\s+|(?<=[、，；：])/gu)],
  ['word', (text) => splitAt(text, /\s+/gu)],
  ['grapheme', cutGraphemes],
];
const EMPTY_LINE = /\n\s*\n/;

/**
 * Cuts a text into the pieces that passages are made of. A piece is a sentence. A sentence that is too long for a
 * passage is cut into clauses, a clause that is too long into words, and such a word into grapheme clusters.
 *
 * @param maxChars the longest piece, in UTF-16 code units
 * @returns the pieces in order; every character except white space is in exactly one piece
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
    // A sentence never continues over an empty line, so the white space between two sentences shows a new paragraph.
    const isNewParagraph = sentence.begin - end >= 2 && EMPTY_LINE.test(text.slice(end, sentence.begin));
    push(sentence, isNewParagraph ? 'paragraph' : 'sentence', 0);
    end = sentence.end;
  }
  return pieces;
}

/** The spans between separators, trimmed; empty ones are left out. */
function splitAt(text: string, separator: RegExp): Span[] {
  const spans: Span[] = [];
  const push = (from: number, to: number) => {
    const part = text.slice(from, to);
    const trimmed = part.trim();
    const begin = from + part.indexOf(trimmed);
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
/** Clusters are joined up to this many UTF-16 code units, because planning would join single clusters again. */
const GATHERED_UNITS = 50;

/** Runs of whole grapheme clusters. A cluster that is too long for any passage is cut between its code points. */
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
