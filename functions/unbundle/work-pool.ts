/** Runs pieces of work side by side, as many at a time as are allowed, and as many bytes. */
export class WorkPool {
  readonly #most: { readonly count: number; readonly bytes: number };
  readonly #running = new Set<Promise<void>>();
  #bytes = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(most: { readonly count: number; readonly bytes: number }) {
    this.#most = most;
  }

  /**
   * Waits until there is room, and starts the work.
   *
   * @throws what work before it threw
   */
  async start(bytes: number, work: () => Promise<void>): Promise<void> {
    while (
      this.#running.size >= this.#most.count ||
      (this.#bytes > 0 && this.#bytes + bytes > this.#most.bytes)
    )
      await Promise.race(this.#running);
    if (this.#failure) return this.settle();
    this.#bytes += bytes;
    const run = work()
      .catch((error) => {
        this.#failure ??= { error };
      })
      .finally(() => {
        this.#bytes -= bytes;
        this.#running.delete(run);
      });
    this.#running.add(run);
  }

  /**
   * Waits for all that was started.
   *
   * @throws what the first of it threw
   */
  async settle(): Promise<void> {
    await Promise.all(this.#running);
    if (this.#failure) throw this.#failure.error;
  }
}
