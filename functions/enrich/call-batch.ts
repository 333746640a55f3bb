import type { AnalysisFailure } from '@copydesk/core/article/status';
import type { Clock } from '@copydesk/core/runtime/clock';

/**
 * One Batch* call: texts in; results and errors by index out, either list as the service sent it. A result is read by
 * itself, and throws where it cannot be trusted: that is no fault of its neighbours.
 */
export type BatchCall<T> = (texts: readonly string[]) => Promise<{
  readonly id: string;
  readonly results: readonly (readonly [index: number, read: () => T])[];
  readonly errors: readonly { readonly index: number; readonly code: string; readonly message: string }[];
}>;

/** What became of one text. */
export type ItemOutcome<T> =
  | { readonly kind: 'found'; readonly value: T; readonly call: string }
  /** For good: the reason goes onto the record. */
  | { readonly kind: 'failed'; readonly failure: AnalysisFailure; readonly call: string }
  /** Trying again may cure it. */
  | { readonly kind: 'error'; readonly error: Error };

/**
 * What no retry cures, by the name of the exception (a whole call, failed because of one text in it or of its
 * language) or the error code (one text).
 */
const LASTING_FAILURES: Readonly<Record<string, AnalysisFailure>> = {
  InvalidRequestException: 'TEXT_REFUSED',
  TextSizeLimitExceededException: 'TEXT_REFUSED',
  ValidationException: 'TEXT_REFUSED',
  UnsupportedLanguageException: 'LANGUAGE_REFUSED',
};

/** Error codes of single texts that pass. The documentation names the first alone; the others are its kin. */
const PASSING_ITEM_ERRORS = new Set([
  'InternalServerException',
  'InternalServerError',
  'InternalFailure',
  'ServiceUnavailableException',
  'ServiceUnavailable',
  'ThrottlingException',
  'TooManyRequestsException',
]);

const MAX_ATTEMPTS = 3;
const FIRST_DELAY_MS = 100;

/**
 * Analyses texts with one Batch* operation: results and errors are merged **by index**, texts whose error passes are
 * sent again by themselves, and a call that is refused whole is halved until the text that it was refused for stands
 * alone.
 *
 * @returns one outcome for each text, aligned by index
 */
export async function callBatch<T>(
  call: BatchCall<T>,
  texts: readonly string[],
  clock: Pick<Clock, 'sleep'>,
): Promise<ItemOutcome<T>[]> {
  const outcomes = new Array<ItemOutcome<T>>(texts.length);
  let open = [...texts.keys()];
  for (let attempt = 1; open.length > 0 && attempt <= MAX_ATTEMPTS; attempt++) {
    if (attempt > 1) await clock.sleep(Math.random() * FIRST_DELAY_MS * 2 ** attempt);
    const answers = await callOnce(
      call,
      open.map((i) => texts[i] as string),
    );
    open.forEach((i, k) => {
      outcomes[i] = answers[k] as ItemOutcome<T>;
    });
    open = open.filter((i) => isPassing(outcomes[i]));
  }
  return outcomes;
}

/** Marks an item error that passes: unlike the failure of a whole call, it has not been retried yet. */
class ItemError extends Error {
  override name = 'ItemError';
}

const isPassing = (outcome: ItemOutcome<unknown> | undefined) =>
  outcome?.kind === 'error' && outcome.error instanceof ItemError;

async function callOnce<T>(call: BatchCall<T>, texts: readonly string[]): Promise<ItemOutcome<T>[]> {
  try {
    const { id, results, errors } = await call(texts);
    const outcomes: ItemOutcome<T>[] = [];
    for (const [index, read] of results) if (index in texts) outcomes[index] = readResult(read, id);
    for (const { index, code, message } of errors) {
      if (!(index in texts)) continue;
      outcomes[index] = PASSING_ITEM_ERRORS.has(code)
        ? { kind: 'error', error: new ItemError(`${code}: ${message}`) }
        : { kind: 'failed', failure: LASTING_FAILURES[code] ?? 'ITEM_FAILED', call: id };
    }
    return texts.map((_, i) => outcomes[i] ?? { kind: 'error', error: new ItemError('left unanswered') });
  } catch (error) {
    const failure = error instanceof Error ? LASTING_FAILURES[error.name] : undefined;
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
