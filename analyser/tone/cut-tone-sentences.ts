import type { Token } from '../tokenise.ts';

/** A longer sentence is scored in pieces, so that the work is linear for any text. */
const MAX_SENTENCE = 200;

/** Splits a text's tokens into sentences. Marks are included. */
export function cutToneSentences(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [];
  for (const token of tokens) {
    const open = sentences.at(-1);
    if (open?.[0]?.sentence === token.sentence && open.length < MAX_SENTENCE) open.push(token);
    else sentences.push([token]);
  }
  return sentences;
}
