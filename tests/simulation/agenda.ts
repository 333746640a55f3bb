interface Happening {
  readonly due: number;
  readonly order: number;
  readonly happen: () => void;
}

/** What is to happen, soonest first; of what is due at once, what was added first. A binary heap. */
export class Agenda {
  readonly #heap: Happening[] = [];
  #order = 0;

  add(due: number, happen: () => void): void {
    const heap = this.#heap;
    const added = { due, order: this.#order++, happen };
    let at = heap.length;
    for (let up = (at - 1) >> 1; at > 0 && comesBefore(added, heap[up] as Happening); up = (at - 1) >> 1) {
      heap[at] = heap[up] as Happening;
      at = up;
    }
    heap[at] = added;
  }

  take(): Happening | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return first;
    let at = 0;
    for (let down = 1; down < heap.length; down = 2 * at + 1) {
      const right = heap[down + 1];
      if (right && comesBefore(right, heap[down] as Happening)) down++;
      if (!comesBefore(heap[down] as Happening, last)) break;
      heap[at] = heap[down] as Happening;
      at = down;
    }
    heap[at] = last;
    return first;
  }
}

const comesBefore = (a: Happening, b: Happening) => a.due < b.due || (a.due === b.due && a.order < b.order);
