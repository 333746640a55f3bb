import type { RejectionReason } from './status.ts';

/** Trying again cannot help. Everything else that is thrown is retried. */
export class PermanentError extends Error {
  override name = 'PermanentError';
}

/**
 * Nothing failed: it is not yet time. The message is sent anew instead of being returned to its queue, where each return
 * counts towards the dead-letter queue.
 */
export class NotYetError extends Error {
  override name = 'NotYetError';
  /** How long to wait, 0 … 900. */
  readonly delaySeconds: number;

  constructor(message: string, delaySeconds: number) {
    super(message);
    this.delaySeconds = delaySeconds;
  }
}

/**
 * A service left part of a request undone, however often it was asked: for too much at a time, most often, or for a
 * failure of its own, which it does not tell apart. Later it may do it.
 */
export class ThrottledError extends Error {
  override name = 'ThrottledError';
}

/** A detail quotes the object, and stands in an item of bounded size. */
const MAX_DETAIL_CHARS = 500;

/** The object is no article. The detail says what was seen, for whoever dropped it. */
export class Rejection extends PermanentError {
  override name = 'Rejection';
  readonly reason: RejectionReason;

  constructor(reason: RejectionReason, detail: string) {
    super(detail.slice(0, MAX_DETAIL_CHARS).toWellFormed());
    this.reason = reason;
  }
}
