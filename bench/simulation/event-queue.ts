interface Event {
  /** Milliseconds since the epoch. */
  readonly due: number;
  /** Orders events of one instant: the first added comes first. */
  readonly order: number;
  readonly happen: () => void;
}

/** A binary heap of future events, the earliest first. */
export class EventQueue {
  readonly #heap: Event[] = [];
  #added = 0;

  add(due: number, happen: () => void): void {
    const heap = this.#heap;
    const event = { due, order: this.#added++, happen };
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] as Event;
      if (!isBefore(event, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = event;
  }

  take(): Event | undefined {
    const heap = this.#heap;
    const soonest = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || !last) return soonest;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      const right = heap[below + 1];
      if (right && isBefore(right, heap[below] as Event)) below++;
      const child = heap[below];
      if (!child || !isBefore(child, last)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return soonest;
  }
}

const isBefore = (a: Event, b: Event) => a.due < b.due || (a.due === b.due && a.order < b.order);
