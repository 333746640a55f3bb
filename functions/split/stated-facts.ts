/** The facts that an object's metadata states about the article. They win over the facts that the article states. */
export interface StatedFacts {
  readonly title?: string;
  readonly byline?: string;
  /** A language tag, as written: "pt-BR". */
  readonly language?: string;
  /** ISO 8601. */
  readonly publishedAt?: string;
  /** The offset from UTC that the date was written with, as "+01:00". */
  readonly publishedAtOffset?: string;
  readonly publisher?: string;
}
