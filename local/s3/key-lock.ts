/**
 * Admits one writer of an object at a time, in the order of their arrival. So the result of a condition still holds at
 * the write, and the events have the order of the changes.
 */
export class KeyLock {
  readonly #last = new Map<string, Promise<void>>();

  /** Runs `work` after all earlier work on any of these names. The names are locked in sorted order to avoid deadlocks. */
  async run(names: readonly string[], work: () => Promise<void>): Promise<void> {
    const [name, ...others] = [...new Set(names)].sort();
    if (name === undefined) return work();
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(() => this.run(others, work));
    const settled = mine.catch(() => {});
    this.#last.set(name, settled);
    await mine.finally(() => {
      if (this.#last.get(name) === settled) this.#last.delete(name);
    });
  }
}
