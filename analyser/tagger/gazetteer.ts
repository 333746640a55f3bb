import type { Gazetteer } from '../passes/find-datelines.ts';
import { FLAG } from './flags.ts';
import type { Lexicon } from './lexicon.ts';

const KNOWN_PLACE = FLAG.bigCity | FLAG.country | FLAG.region;

/** Answers from the model's lexicon what the passes ask about words. */
export function gazetteerOf(lexicon: Lexicon): Gazetteer {
  const has = (name: string, flags: number) => ((lexicon.get(name) ?? 0) & flags) !== 0;
  return {
    isPlace: (name) => has(name, KNOWN_PLACE | FLAG.city),
    isKnownPlace: (name) => has(name, KNOWN_PLACE),
    isWord: (word) => has(word, FLAG.lower),
  };
}
