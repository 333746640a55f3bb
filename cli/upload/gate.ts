/** Starts work in order, as much at a time as there is room for. Work that is larger than the whole room runs alone. */
export class Gate {
  readonly #room: { readonly count: number; readonly bytes: number };
  readonly #queue: { readonly bytes: number; readonly open: () => void }[] = [];
  #count = 0;
  #bytes = 0;

  constructor(room: { readonly count: number; readonly bytes: number }) {
    this.#room = room;
  }

  async pass<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((open) => {
      this.#queue.push({ bytes, open });
      this.#admit();
    });
    try {
      return await work();
    } finally {
      this.#count--;
      this.#bytes -= bytes;
      this.#admit();
    }
  }

  #admit(): void {
    for (let next = this.#queue[0]; next && this.#hasRoomFor(next.bytes); next = this.#queue[0]) {
      this.#queue.shift();
      this.#count++;
      this.#bytes += next.bytes;
      next.open();
    }
  }

  #hasRoomFor(bytes: number): boolean {
    if (this.#count === 0) return true;
    return this.#count < this.#room.count && this.#bytes + bytes <= this.#room.bytes;
  }
}
