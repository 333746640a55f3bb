import type { Token } from '../tokenise.ts';

/** A sentence longer than this is weighed in pieces: no text makes the work more than linear. */
const MAX_SENTENCE = 200;

/** The sentences of a text as runs of its tokens, marks among them. */
export function cutToneSentences(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [];
  let hasWord = false;
  for (const token of tokens) {
    const open = sentences.at(-1);
    const opensNew = token.startsSentence && token.kind !== 'mark' && hasWord;
    if (!open || opensNew || open.length >= MAX_SENTENCE) {
      sentences.push([token]);
      hasWord = false;
    } else open.push(token);
    if (token.kind !== 'mark') hasWord = true;
  }
  return sentences;
}
