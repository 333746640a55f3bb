/** Runs tasks concurrently, up to a number of tasks and a number of bytes at a time. */
export class WorkPool {
  readonly #limit: { readonly count: number; readonly bytes: number };
  readonly #running = new Set<Promise<void>>();
  #bytes = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(limit: { readonly count: number; readonly bytes: number }) {
    this.#limit = limit;
  }

  /**
   * Waits until there is room, and starts a task.
   *
   * @throws the error of an earlier task
   */
  async start(bytes: number, task: () => Promise<void>): Promise<void> {
    while (
      this.#running.size >= this.#limit.count ||
      (this.#bytes > 0 && this.#bytes + bytes > this.#limit.bytes)
    )
      await Promise.race(this.#running);
    if (this.#failure) return this.settle();
    this.#bytes += bytes;
    const run = task()
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
   * Waits for all tasks.
   *
   * @throws the error of the first task that failed
   */
  async settle(): Promise<void> {
    await Promise.all(this.#running);
    if (this.#failure) throw this.#failure.error;
  }
}
