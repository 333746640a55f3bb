/** The facts that a document states about its article. */
export interface DocumentFacts {
  readonly title?: string;
  readonly byline?: string;
  readonly publisher?: string;
  /** ISO 8601. */
  readonly publishedAt?: string;
  /** The offset from UTC that the date was written with, as "+01:00"; absent where it was written in UTC or without one. */
  readonly publishedAtOffset?: string;
  /** `text` where the date is one that the text shows; absent where the document states it as a fact. */
  readonly publishedAtOrigin?: 'text';
  /** A language tag, as the document writes it. */
  readonly language?: string;
  /** How many characters a service left out at the end, as it says. */
  readonly missingChars?: number;
}

/** The result of a format's reader. Without a title, the first line of the first paragraph becomes the title. */
export interface ReadDocument extends DocumentFacts {
  /** May contain blank ones. */
  readonly paragraphs: readonly string[];
}

/** Facts as a reader finds them: each may be missing or empty. */
type FoundFacts = { readonly [Name in keyof DocumentFacts]: DocumentFacts[Name] | undefined };

/** Leaves out the facts that are missing or empty. */
export function keepKnownFacts(found: FoundFacts): DocumentFacts {
  return Object.fromEntries(Object.entries(found).filter(([, fact]) => fact));
}
