import type { FoundEntity } from '../found.ts';

/** A name that ends with a word for treaties: "Paris Agreement", "Montreal Protocol". */
const AGREEMENT =
  /(?<![\p{L}\p{N}])(?!The |A |An |This |That )(?:\p{Lu}[\p{L}\p{M}-]{1,30} ){1,4}(?:Agreement|Accords?|Treaty|Pact|Protocol|Conventions)(?![\p{L}\p{N}])/gu;

/** Finds the names of treaties. Comprehend types them as OTHER. */
export function findAgreements(text: string): FoundEntity[] {
  return [...text.matchAll(AGREEMENT)].map(({ 0: found, index }) => ({
    type: 'OTHER',
    text: found,
    score: 0.75,
    begin: index,
    end: index + found.length,
  }));
}
