/** What a run keeps cannot be written: its data folder is gone, or there is no place for more in it. The run is over. */
export class UnwritableError extends Error {
  constructor(path: string, cause: Error) {
    super(
      `${path} cannot be written: ${cause.message}. The run ends: without its data folder, or a place for more in ` +
        'it, nothing is kept of what it does. Start it again, and drop again what was lost with the folder',
      { cause },
    );
    this.name = 'UnwritableError';
  }
}

/** Ends the run where this is what failed: for whoever answers a request, whose other failures end the connection alone. */
export function endRunIfUnwritable(error: unknown): void {
  if (!(error instanceof UnwritableError)) return;
  setImmediate(() => {
    throw error;
  });
}
