import type { SendMessageBatchCommand } from '@aws-sdk/client-sqs';

export interface Message {
  readonly id: string;
  readonly body: string;
  receives: number;
  isDeleted: boolean;
  /** When its visibility timeout ends. */
  hiddenUntil: number;
}

/** A message in the dead-letter queue. It has a cause if the function moved it there. */
export interface DeadMessage {
  readonly body: string;
  readonly receives: number;
  readonly cause: string | undefined;
}

/** The settings of a queue, and its random delays. */
export interface QueueChaos {
  /** Milliseconds until a sent message can be received. */
  deliveryMs(): number;
  readonly settings: {
    /** The visibility timeout in milliseconds. */
    readonly visibilityMs: number;
    /** Receives after which a message moves to the dead-letter queue. */
    readonly maxReceives: number;
    /** How many copies of each message are sent. */
    readonly copies: number;
    readonly gathers?: boolean;
  };
}

interface Clock {
  readonly now: number;
  after(delay: number, happen: () => void): void;
}

/** One SQS queue and its dead-letter queue. It offers each visible message to the consumer. */
export class FakeQueue {
  readonly name: string;
  readonly #clock: Clock;
  readonly #chaos: QueueChaos;
  readonly #offer: (message: Message) => void;
  readonly #waiting = new Set<Message>();
  /** The waiting messages that were received at least once. */
  readonly #received = new Set<Message>();
  #count = 0;
  dead: DeadMessage[] = [];

  /** @param offer called with a message when it becomes visible */
  constructor(name: string, clock: Clock, chaos: QueueChaos, offer: (message: Message) => void) {
    this.name = name;
    this.#clock = clock;
    this.#chaos = chaos;
    this.#offer = offer;
  }

  /** The bodies of the messages that are not deleted, received ones included. */
  get bodies(): string[] {
    return [...this.#waiting].map(({ body }) => body);
  }

  add(body: string, delayMs = 0): void {
    // Two copies that wait for a day would meet there again, and each time send two more.
    const copies = this.name === 'days' && delayMs > 0 ? 1 : this.#chaos.settings.copies;
    for (let copy = 0; copy < copies; copy++) this.#add(body, delayMs);
  }

  #add(body: string, delayMs: number): void {
    const message = {
      id: `${this.name}-${++this.#count}`,
      body,
      receives: 0,
      isDeleted: false,
      hiddenUntil: 0,
    };
    this.#waiting.add(message);
    this.#clock.after(delayMs + this.#chaos.deliveryMs(), () => this.#offer(message));
  }

  /** SendMessageBatch. @param refuses called for each entry: whether it fails */
  send({ input }: SendMessageBatchCommand, refuses: () => boolean): object {
    const { Entries = [] } = input;
    if (Entries.length < 1 || Entries.length > 10) throw new Error(`A batch of ${Entries.length} messages`);
    const Failed = Entries.filter(() => refuses()).map(({ Id }) => ({
      Id,
      Code: 'ServiceUnavailable',
      SenderFault: false,
    }));
    for (const { Id, MessageBody = '', DelaySeconds = 0 } of Entries) {
      if (!Failed.some((failed) => failed.Id === Id)) this.add(MessageBody, DelaySeconds * 1_000);
    }
    return { Failed };
  }

  /** Receives a message. @returns false if it is not visible, is deleted, or has just moved to the dead-letter queue */
  receive(message: Message, isDuplicate = false): boolean {
    if (message.isDeleted || (message.hiddenUntil > this.#clock.now && !isDuplicate)) return false;
    if (message.receives >= this.#chaos.settings.maxReceives && !isDuplicate) {
      this.delete(message);
      this.dead.push({ body: message.body, receives: message.receives, cause: undefined });
      return false;
    }
    message.receives++;
    this.#received.add(message);
    message.hiddenUntil = this.#clock.now + this.#chaos.settings.visibilityMs;
    this.#clock.after(this.#chaos.settings.visibilityMs, () => this.#offer(message));
    return true;
  }

  /** Other visible messages, which fill up a batch. */
  *receivable(): Iterable<Message> {
    for (const message of this.#received) if (message.hiddenUntil <= this.#clock.now) yield message;
    if (this.#chaos.settings.gathers) yield* [...this.#waiting];
  }

  delete(message: Message): void {
    message.isDeleted = true;
    this.#waiting.delete(message);
    this.#received.delete(message);
  }

  /** Adds a message to the dead-letter queue, as a function does. */
  moveToDeadLetters(body: string, cause: string): void {
    const sent = [...this.#waiting].filter((message) => message.body === body);
    this.dead.push({ body, cause, receives: Math.max(0, ...sent.map(({ receives }) => receives)) });
  }

  /** Moves the messages of the dead-letter queue back. @returns how many */
  redrive(): number {
    const moved = this.dead.splice(0);
    for (const { body } of moved) this.add(body);
    return moved.length;
  }
}
