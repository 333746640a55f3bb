/** A file of the data folder cannot be written: the folder is gone, or its disk is full. The run ends. */
export class UnwritableError extends Error {
  constructor(path: string, cause: Error) {
    super(
      `${path} cannot be written: ${cause.message}. The run ends, because it cannot keep its data. ` +
        'Free space or restore the folder, start again, and upload again what was lost with the folder',
      { cause },
    );
    this.name = 'UnwritableError';
  }
}

/** Ends the run for an UnwritableError. Any other failure of a request ends only its connection. */
export function endRunIfUnwritable(error: unknown): void {
  if (!(error instanceof UnwritableError)) return;
  setImmediate(() => {
    throw error;
  });
}
