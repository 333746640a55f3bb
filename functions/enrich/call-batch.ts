import type { AnalysisFailure } from '@copydesk/core/article/status';
import type { Clock } from '@copydesk/core/runtime/clock';
import { retryUndone } from '@copydesk/core/runtime/retry-undone';

/**
 * One Batch* call: it takes texts and answers results and errors by index, either list as the service sent it. Reading a
 * result throws where the result cannot be trusted. Each is read by itself, so that the others remain.
 */
export type BatchCall<T> = (texts: readonly string[]) => Promise<{
  readonly id: string;
  readonly results: readonly (readonly [index: number, read: () => T])[];
  readonly errors: readonly { readonly index: number; readonly code: string; readonly message: string }[];
}>;

/** The outcome for one text. */
export type ItemOutcome<T> =
  | { readonly kind: 'found'; readonly value: T; readonly call: string }
  /** Permanent: the reason goes onto the record. */
  | { readonly kind: 'failed'; readonly failure: AnalysisFailure; readonly call: string }
  /** A retry may succeed. */
  | { readonly kind: 'error'; readonly error: Error };

/**
 * The only failures that are known to be permanent, by the name of the exception (the whole call failed for one of its texts, or for its
 * language) or by the error code (of one text). Every other error is retried: the model calls a code of one text "the numeric error code",
 * the documentation shows names, and what the service sends is not known.
 * https://docs.aws.amazon.com/comprehend/latest/APIReference/API_BatchItemError.html
 */
const PERMANENT_FAILURES: Readonly<Record<string, AnalysisFailure>> = {
  InvalidRequestException: 'TEXT_REFUSED',
  TextSizeLimitExceededException: 'TEXT_REFUSED',
  ValidationException: 'TEXT_REFUSED',
  UnsupportedLanguageException: 'LANGUAGE_REFUSED',
};

const MAX_ATTEMPTS = 3;
/** The longest wait before the first retry. */
const FIRST_DELAY_MS = 400;

/**
 * Analyses texts with one Batch* operation. Merges results and errors **by index**, and retries by themselves the texts
 * whose error may be transient. A call that is rejected whole is halved until the text that it was rejected for is alone.
 *
 * @returns one outcome for each text, aligned by index
 */
export async function callBatch<T>(
  call: BatchCall<T>,
  texts: readonly string[],
  clock: Pick<Clock, 'sleep'>,
): Promise<ItemOutcome<T>[]> {
  const outcomes = new Array<ItemOutcome<T>>(texts.length);
  const callFor = async (indices: readonly number[]) => {
    const answers = await callOnce(
      call,
      indices.map((i) => texts[i] as string),
    );
    for (const [k, i] of indices.entries()) outcomes[i] = answers[k] as ItemOutcome<T>;
    return indices.filter((i) => isTransient(outcomes[i]));
  };
  await retryUndone([...texts.keys()], callFor, {
    attempts: MAX_ATTEMPTS,
    firstDelayMs: FIRST_DELAY_MS,
    clock,
  });
  return outcomes;
}

/** An error of one text whose call was answered. A retry may cure it. */
export class ItemError extends Error {
  override name = 'ItemError';
}

const isTransient = (outcome: ItemOutcome<unknown> | undefined) =>
  outcome?.kind === 'error' && outcome.error instanceof ItemError;

async function callOnce<T>(call: BatchCall<T>, texts: readonly string[]): Promise<ItemOutcome<T>[]> {
  try {
    const { id, results, errors } = await call(texts);
    const outcomes: ItemOutcome<T>[] = [];
    for (const [index, read] of results) if (index in texts) outcomes[index] = readResult(read, id);
    for (const { index, code, message } of errors) {
      if (!(index in texts)) continue;
      const failure = PERMANENT_FAILURES[code];
      outcomes[index] =
        /* guard: a text that Comprehend rejects leads to a reason */ failure === undefined
          ? { kind: 'error', error: new ItemError(`${code || 'an error without a code'}: ${message}`) }
          : { kind: 'failed', failure, call: id };
    }
    return texts.map(
      (_, i) => outcomes[i] ?? { kind: 'error', error: new ItemError('Comprehend left the text unanswered') },
    );
  } catch (error) {
    const failure = error instanceof Error ? PERMANENT_FAILURES[error.name] : undefined;
    if (failure === undefined) return texts.map(() => ({ kind: 'error', error: toError(error) }));
    if (texts.length === 1 || failure === 'LANGUAGE_REFUSED') {
      return texts.map(() => ({ kind: 'failed', failure, call: '' }));
    }
    const half = Math.ceil(texts.length / 2);
    return [...(await callOnce(call, texts.slice(0, half))), ...(await callOnce(call, texts.slice(half)))];
  }
}

function readResult<T>(read: () => T, call: string): ItemOutcome<T> {
  try {
    return { kind: 'found', value: read(), call };
  } catch (error) {
    return { kind: 'error', error: toError(error) };
  }
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
