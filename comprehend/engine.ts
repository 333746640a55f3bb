import type { FoundEntity, FoundSentiment, FoundSpan, FoundTarget } from '@copydesk/analyser';

export type { FoundEntity, FoundSentiment, FoundSpan, FoundTarget } from '@copydesk/analyser';

/** What the endpoint answers from. Synchronous but for one: the endpoint gives way between documents. */
export interface Engine {
  readonly version: string;
  /** Comprehend's codes of the languages that it speaks. It is asked about no other. */
  readonly languages: readonly string[];
  entities(text: string): readonly FoundEntity[];
  sentiment(text: string): FoundSentiment;
  keyPhrases(text: string): readonly FoundSpan[];
  targetedSentiment(text: string): readonly FoundTarget[];
  /** The likeliest first; empty for a text that holds no language. Knows more languages than `languages`. */
  dominantLanguages(text: string): Promise<readonly { readonly code: string; readonly score: number }[]>;
}
