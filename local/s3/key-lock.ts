/**
 * Lets one writer of an object in at a time, in the order they came: what a condition found is then still so when the
 * write happens, and the order of events is the order of the changes.
 */
export class KeyLock {
  readonly #last = new Map<string, Promise<void>>();

  /** Runs `work` once everyone who holds or awaits one of these names is done. Names are taken in one order by all. */
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
