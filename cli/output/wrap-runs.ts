import stringWidth from 'string-width';

/** A part of a text, and how it is painted. */
export interface Run {
  readonly text: string;
  readonly paint?: ((text: string) => string) | undefined;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Wraps a text of painted parts at its spaces. A word that is wider than a line, as in a text without spaces, is cut between
 * graphemes. Each piece of a part is painted by itself, so that a colour ends with its line.
 *
 * @param width in columns; Infinity wraps nothing
 */
export function wrapRuns(runs: readonly Run[], width: number): string[] {
  const lines: Run[][] = [[]];
  let used = 0;
  for (const { space, word } of wordsOf(runs)) {
    const wide = widthOf(word);
    if (used > 0 && used + space.length + wide <= width) {
      lines.at(-1)?.push({ text: space, paint: spacePaint(lines.at(-1), word) }, ...word);
      used += space.length + wide;
      continue;
    }
    const pieces = wide <= width ? [word] : cutWord(word, width);
    for (const piece of pieces) {
      if (used > 0) lines.push([]);
      lines.at(-1)?.push(...piece);
      used = widthOf(piece);
    }
  }
  return lines.map((line) =>
    join(line)
      .map(({ text, paint }) => (paint ? paint(text) : text))
      .join(''),
  );
}

/** Neighbours that are painted alike, as one part. */
function join(line: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of line) {
    const last = joined.at(-1);
    if (last && last.paint === run.paint) joined.splice(-1, 1, { ...last, text: last.text + run.text });
    else joined.push(run);
  }
  return joined;
}

/** The space inside a painted part is painted with it. */
function spacePaint(line: readonly Run[] | undefined, word: readonly Run[]): Run['paint'] {
  return line?.at(-1)?.paint === word[0]?.paint ? word[0]?.paint : undefined;
}

interface Word {
  /** Before it; empty at the start. */
  readonly space: string;
  readonly word: Run[];
}

/** The words of a text. A word may have parts that are painted differently. */
function wordsOf(runs: readonly Run[]): Word[] {
  const words: Word[] = [];
  let open: Word = { space: '', word: [] };
  for (const { text, paint } of runs) {
    for (const part of text.split(/( +)/)) {
      if (part === '') continue;
      if (part.trim() === '') {
        if (open.word.length > 0) words.push(open);
        open = { space: part, word: [] };
      } else open.word.push({ text: part, paint });
    }
  }
  return open.word.length > 0 ? [...words, open] : words;
}

/** Pieces of at most so many columns, each with one grapheme at least. */
function cutWord(word: readonly Run[], width: number): Run[][] {
  const pieces: Run[][] = [[]];
  let used = 0;
  for (const { text, paint } of word) {
    for (const { segment } of graphemes.segment(text)) {
      const wide = stringWidth(segment);
      if (used > 0 && used + wide > width) {
        pieces.push([]);
        used = 0;
      }
      pieces.at(-1)?.push({ text: segment, paint });
      used += wide;
    }
  }
  return pieces;
}

const widthOf = (word: readonly Run[]) => word.reduce((sum, { text }) => sum + stringWidth(text), 0);
