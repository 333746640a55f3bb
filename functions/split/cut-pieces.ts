import { MAX_PASSAGE_BYTES } from '../../core/article/limits.ts';
import type { Span } from '../../core/article/span.ts';
import { cutSentences } from '../../core/sentences/cut-sentences.ts';

/** What kind of break stands before a piece, from the best to the last resort. */
type Break = 'paragraph' | 'sentence' | 'clause' | 'word' | 'grapheme';

/** A stretch of text that is not broken again, and the best break before it. In UTF-16 units; white space excluded. */
export interface Piece extends Span {
  readonly before: Break;
}

/** How each kind of break cuts a stretch into smaller ones. */
const CUTS: readonly (readonly [kind: Break, cut: (text: string) => Span[]])[] = [
  ['paragraph', (text) => splitAt(text, /\n\s*\n\s*/gu)],
  ['sentence', cutSentences],
  ['clause', (text) => splitAt(text, /(?<=[,;:)\]—–”])\s+|(?<=[、，；：])/gu)],
  ['word', (text) => splitAt(text, /\s+/gu)],
  ['grapheme', cutGraphemes],
];

/**
 * Cuts a text into the pieces that passages are made of: sentences, and of one that is too long for a passage its
 * clauses, of a clause its words, of a word its grapheme clusters.
 *
 * @param maxChars the length, in UTF-16 units, from which a sentence is cut further
 * @returns in order; every character but white space is in exactly one
 */
export function cutPieces(text: string, maxChars: number): Piece[] {
  const isTooLong = (stretch: string) =>
    stretch.length > maxChars || Buffer.byteLength(stretch) > MAX_PASSAGE_BYTES;
  const pieces: Piece[] = [];
  const cut = (span: Span, before: Break, level: number) => {
    const stretch = text.slice(span.begin, span.end);
    const [kind, split] = CUTS[level] ?? [];
    if (!kind || !split || (level >= 2 && !isTooLong(stretch))) {
      pieces.push({ ...span, before });
      return;
    }
    split(stretch).forEach(({ begin, end }, i) => {
      cut({ begin: span.begin + begin, end: span.begin + end }, i === 0 ? before : kind, level + 1);
    });
  };
  cut({ begin: 0, end: text.length }, 'paragraph', 0);
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
