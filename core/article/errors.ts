import type { RejectionReason } from './status.ts';

/** Trying again cannot help. Everything else that is thrown is retried. */
export class PermanentError extends Error {
  override name = 'PermanentError';
}

/** The object is no article. The detail says what was seen, for whoever dropped it. */
export class Rejection extends PermanentError {
  override name = 'Rejection';
  readonly reason: RejectionReason;

  constructor(reason: RejectionReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}
