/** The facts that an object's metadata states about the article. They win over the facts that the article states. */
export interface StatedFacts {
  readonly title?: string;
  /** A language tag, as written: "pt-BR". */
  readonly language?: string;
  /** ISO 8601. */
  readonly publishedAt?: string;
  readonly publisher?: string;
}
