/** The status of an article. All but ENRICHING are terminal. */
export type ArticleStatus = 'ENRICHING' | 'ENRICHED' | 'PARTIAL' | 'REJECTED' | 'DELETED';

/** The reasons for which an object is not an article. It is not retried: only a new version of the object can help. */
export const REJECTION_REASONS = {
  EMPTY: 'the object holds no text, or white space only',
  OBJECT_TOO_LARGE: 'the object, or what it unpacks to, is larger than the pipeline reads',
  TEXT_TOO_LONG: 'the text is longer than the pipeline analyses',
  UNREADABLE: 'the object is archived, or encrypted with a key that only its owner has',
  UNDECODABLE: 'the bytes are not text in a known encoding',
  UNSUPPORTED_FORMAT: 'the object is in none of the formats that articles are read from',
  UNSUPPORTED_LANGUAGE: 'the language cannot be analysed',
} as const;
export type RejectionReason = keyof typeof REJECTION_REASONS;

/** The reasons for which an analysis of a passage is missing from a PARTIAL article. */
export const ANALYSIS_FAILURES = {
  TEXT_REFUSED: 'the service rejected this text, and would reject it again',
  LANGUAGE_REFUSED:
    'the analyser does not make this analysis in this language (the local one reads English, and names in German and Portuguese)',
  ANALYSIS_OFF: 'the analysis was off in the function that analysed the text, while the settings changed',
  ITEM_FAILED: 'the service failed on this text and on every retry',
} as const;
export type AnalysisFailure = keyof typeof ANALYSIS_FAILURES;

export type Reason = RejectionReason | AnalysisFailure;

/**
 * Whether an article lacks analyses that another run may bring. A backfill asks for them, and takes the others from the cache.
 */
export function lacksAnalyses(reasons: readonly Reason[] = []): boolean {
  return reasons.includes('ANALYSIS_OFF') || reasons.includes('ITEM_FAILED');
}

/** True when nothing more will happen to the article until its object changes. */
export function isTerminal(status: ArticleStatus): boolean {
  return status !== 'ENRICHING';
}
