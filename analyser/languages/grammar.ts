import type { Lexicon } from '../tagger/lexicon.ts';

/** How a text is cut into tokens. */
export interface TokenRules {
  /** Matches one token. Every repetition is bounded, so that a megabyte without a space takes linear time. */
  readonly pattern: RegExp;
  /** Matches an ending that is a token of its own: the English 's. */
  readonly possessive?: RegExp;
  /** Headlines have a capital at every longer word. Otherwise only a line in capitals is a headline. */
  readonly hasTitleCase: boolean;
}

/** What the parts of a word say. */
export interface WordParts {
  /** FLAG bits that its stem has: "Berlins" those of "Berlin". */
  readonly flags: number;
  /** Hashes of parts that are features of the word, such as the head of a compound. */
  readonly parts: readonly number[];
}

/** The rules of a language that the tagger needs. A trained model is read with the rules that it was trained with. */
export interface Grammar {
  readonly tokens: TokenRules;
  /** Words after which a name is most likely a place. */
  readonly placePrepositions: ReadonlySet<string>;
  /** Takes a word apart. English words have no parts. */
  readonly wordParts?: (text: string, lower: string, known: number, lexicon: Lexicon) => WordParts;
}
