import { Rejection } from '@copydesk/core/article/errors';
import type { RejectionReason } from '@copydesk/core/article/status';
import { answerParent } from '@copydesk/core/runtime/answer-parent';
import { type ExtractedArticle, extractArticle } from './extract/extract-article.ts';
import type { StatedFacts } from './stated-facts.ts';

/** The request to the process. */
export interface ExtractionRequest {
  readonly bytes: Uint8Array;
  readonly stated: StatedFacts;
}

/** The answer of the process. */
export type ExtractionAnswer =
  | { readonly article: ExtractedArticle }
  | { readonly rejection: { readonly reason: RejectionReason; readonly detail: string } }
  | { readonly error: string };

/** Extracts one article after the other for the parent process. */
answerParent(({ bytes, stated }: ExtractionRequest) => answer(bytes, stated));

async function answer(bytes: Uint8Array, stated: StatedFacts): Promise<ExtractionAnswer> {
  try {
    return { article: await extractArticle(bytes, stated) };
  } catch (error) {
    if (error instanceof Rejection) return { rejection: { reason: error.reason, detail: error.message } };
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
