import type { FoundEntity, FoundSentiment, FoundSpan, FoundTarget } from '@copydesk/analyser';

export type { FoundEntity, FoundSentiment, FoundSpan, FoundTarget } from '@copydesk/analyser';

/** An engine, as records name it. */
export interface EngineName {
  readonly name: string;
  readonly version: string;
}

/** The analyser behind the endpoint. Its methods are synchronous but for one; the endpoint yields between documents. */
export interface Engine {
  readonly version: string;
  /** Comprehend's codes of the supported languages. The endpoint passes no text in another language. */
  readonly languages: readonly string[];
  /** By Comprehend's code: languages that are not in `languages`, in which the engine finds entities and nothing else. */
  readonly entitiesOnly?: Readonly<Record<string, (text: string) => Promise<readonly FoundEntity[]>>>;
  entities(text: string): readonly FoundEntity[];
  sentiment(text: string): FoundSentiment;
  keyPhrases(text: string): readonly FoundSpan[];
  targetedSentiment(text: string): readonly FoundTarget[];
  /** The likeliest language first; empty for a text without words. Includes languages that `languages` does not have. */
  dominantLanguages(text: string): Promise<readonly { readonly code: string; readonly score: number }[]>;
}
