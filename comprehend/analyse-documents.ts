import { setImmediate as giveWay } from 'node:timers/promises';
import { sizeComplaint } from './check-limits.ts';
import { countCodePoints } from './code-points.ts';
import type { Engine } from './engine.ts';
import type { Operation } from './operations.ts';
import type { DetectRequest } from './parse-request.ts';
import { ServiceError } from './service-error.ts';
import { DETECT } from './shape-answer.ts';

/** The answer to a call, and what is billed for it. */
export interface Analysed {
  readonly body: Record<string, unknown>;
  /** Code points of each document that was analysed. */
  readonly billed: readonly number[];
  /** Documents that ended in ErrorList. */
  readonly failed: number;
}

/** How a batch treats documents that fail. */
export interface BatchPolicy {
  /** Whether a document over the limit fails the call or only itself. */
  readonly oversizedDocument: 'call' | 'item';
  failsItem(index: number): boolean;
  readonly itemErrorCode: string;
  /** Called when the engine fails on a document. The other documents are analysed. */
  onError(error: unknown): void;
}

/** @throws ServiceError for a text over the limit, or in a language that the engine does not support */
export async function analyseSingle(
  operation: Operation,
  { texts, language }: DetectRequest,
  loadEngine: () => Promise<Engine>,
): Promise<Analysed> {
  const text = texts[0] ?? '';
  const complaint = sizeComplaint(operation, text);
  if (complaint !== undefined) throw new ServiceError('TextSizeLimitExceededException', complaint);
  const engine = await loadEngine();
  const refusal = languageRefusal(engine, operation, language);
  if (refusal !== undefined) throw new ServiceError('UnsupportedLanguageException', refusal);
  return {
    body: await DETECT[operation.kind](engine, text, language),
    billed: [countCodePoints(text)],
    failed: 0,
  };
}

/** @throws ServiceError for a text over the limit, if the policy is that it fails the call */
export async function analyseBatch(
  operation: Operation,
  { texts, language }: DetectRequest,
  loadEngine: () => Promise<Engine>,
  policy: BatchPolicy,
): Promise<Analysed> {
  const complaints = texts.map((text) => sizeComplaint(operation, text));
  const first = complaints.find((complaint) => complaint !== undefined);
  if (first !== undefined && policy.oversizedDocument === 'call') {
    throw new ServiceError('TextSizeLimitExceededException', first);
  }
  const engine = await loadEngine();
  const refusal = languageRefusal(engine, operation, language);
  const results: Record<string, unknown>[] = [];
  const errors: Record<string, unknown>[] = [];
  const billed: number[] = [];
  for (const [index, text] of texts.entries()) {
    const error = itemError(complaints[index], refusal, policy.failsItem(index), policy.itemErrorCode);
    if (error !== undefined) {
      errors.push({ Index: index, ...error });
      continue;
    }
    // The engine is synchronous, so other calls get their turn between two documents.
    if (index > 0) await giveWay();
    try {
      results.push({ Index: index, ...(await DETECT[operation.kind](engine, text, language)) });
      billed.push(countCodePoints(text));
    } catch (thrown) {
      policy.onError(thrown);
      errors.push({ Index: index, ErrorCode: 'InternalServerException', ErrorMessage: String(thrown) });
    }
  }
  return { body: { ResultList: results, ErrorList: errors }, billed, failed: errors.length };
}

/**
 * Refuses a language that the service supports and the engine does not. An empty answer would read as "nothing found".
 *
 * @returns the message for the client; undefined if the engine supports the language or needs none
 */
function languageRefusal(
  { languages, entitiesOnly = {} }: Engine,
  { kind, name }: Operation,
  language: string | undefined,
): string | undefined {
  const known = kind === 'Entities' ? [...languages, ...Object.keys(entitiesOnly)] : languages;
  if (language === undefined || known.includes(language)) return undefined;
  return `The embedded analyser behind this local endpoint supports ${known.join(', ')} only, not ${language}, for ${name}. Amazon Comprehend itself analyses ${language}.`;
}

function itemError(
  complaint: string | undefined,
  refusal: string | undefined,
  injected: boolean,
  injectedCode: string,
): { ErrorCode: string; ErrorMessage: string } | undefined {
  if (complaint !== undefined)
    return { ErrorCode: 'TextSizeLimitExceededException', ErrorMessage: complaint };
  if (refusal !== undefined) return { ErrorCode: 'UnsupportedLanguageException', ErrorMessage: refusal };
  if (injected) {
    return { ErrorCode: injectedCode, ErrorMessage: 'Injected by the settings of this local endpoint.' };
  }
  return undefined;
}
