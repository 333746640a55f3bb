import type { RejectionReason } from './status.ts';

/** A failure that a retry cannot cure. Every other error is retried. */
export class PermanentError extends Error {
  override name = 'PermanentError';
  readonly #quote: string;

  /** @param quote the input that cannot be processed, or its begin */
  constructor(message: string, { quote = '' }: { readonly quote?: string } = {}) {
    super(message);
    this.#quote = quote.slice(0, MAX_QUOTE_CHARS);
  }

  /**
   * The message with what it is about, for the dead letter, which holds the input anyway. A log must not hold any text, and a
   * logger prints the message and the properties of an error.
   */
  withQuote(): string {
    return this.#quote === '' ? this.message : `${this.message}: ${this.#quote}`;
  }
}

const MAX_QUOTE_CHARS = 200;

/**
 * Nothing failed, but the message cannot be processed yet. It is sent again as a new message. Returning it to its queue
 * instead would count as a receive towards the dead-letter queue.
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
 * A service left a part of a request undone in every attempt. The reason is mostly the rate of requests, and sometimes a
 * failure of the service: the answer does not say which. A later retry may succeed.
 */
export class ThrottledError extends Error {
  override name = 'ThrottledError';
}

/** A detail quotes the object. It is stored in an item, whose size is limited. */
const MAX_DETAIL_CHARS = 500;

/** The object is not an article. The detail says what was found instead, for the person who uploaded it. */
export class Rejection extends PermanentError {
  override name = 'Rejection';
  readonly reason: RejectionReason;

  constructor(reason: RejectionReason, detail: string) {
    super(detail.slice(0, MAX_DETAIL_CHARS).toWellFormed());
    this.reason = reason;
  }
}
