/** Where an article stands. All but ENRICHING are terminal. */
export type ArticleStatus = 'ENRICHING' | 'ENRICHED' | 'PARTIAL' | 'REJECTED' | 'DELETED';

/** Why an object is not an article. One attempt, no retry: only a new version of the object can help. */
export const REJECTION_REASONS = {
  EMPTY: 'the object holds no text, or white space only',
  OBJECT_TOO_LARGE: 'the object, or what it unpacks to, is larger than the pipeline reads',
  TEXT_TOO_LONG: 'the text is longer than the pipeline analyses',
  UNDECODABLE: 'the bytes are not text in a known encoding',
  UNSUPPORTED_FORMAT: 'the object is in no format that articles are read from',
  UNSUPPORTED_LANGUAGE: 'the language is none that can be analysed',
} as const;
export type RejectionReason = keyof typeof REJECTION_REASONS;

/** Why one analysis of one passage is missing from a PARTIAL article. */
export const ANALYSIS_FAILURES = {
  TEXT_REFUSED: 'the service refused this text for good',
  LANGUAGE_REFUSED: 'the analyser does not take this language (the local one speaks English only)',
  ANALYSIS_OFF: 'the analysis was off where the text was analysed: the settings were changing',
  ITEM_FAILED: 'the service failed on this text and on every retry',
} as const;
export type AnalysisFailure = keyof typeof ANALYSIS_FAILURES;

export type Reason = RejectionReason | AnalysisFailure;

/** True when nothing more will happen to the article until its object changes. */
export function isTerminal(status: ArticleStatus): boolean {
  return status !== 'ENRICHING';
}
