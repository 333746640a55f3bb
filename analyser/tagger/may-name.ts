import type { DescribedText } from './describe-text.ts';

/** A word with no capital so near is taken for no name without a look: half of all words, and names lose nothing. */
const REACH = 2;

/** Whether a word may be in a name: a capital stands near, in the same sentence. */
export function mayName({ words }: DescribedText, i: number, from: number, to: number): boolean {
  for (let k = Math.max(from, i - REACH); k < Math.min(to, i + REACH + 1); k++)
    if (words[k]?.isCapital) return true;
  return false;
}
