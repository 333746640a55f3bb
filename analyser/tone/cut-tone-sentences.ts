import type { Token } from '../tokenise.ts';

/** A sentence longer than this is weighed in pieces: no text makes the work more than linear. */
const MAX_SENTENCE = 200;

/** The sentences of a text as runs of its tokens, marks among them. */
export function cutToneSentences(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [];
  for (const token of tokens) {
    const open = sentences.at(-1);
    if (open?.[0]?.sentence === token.sentence && open.length < MAX_SENTENCE) open.push(token);
    else sentences.push([token]);
  }
  return sentences;
}
