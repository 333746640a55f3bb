import type { SendMessageBatchCommand } from '@aws-sdk/client-sqs';

export interface Message {
  readonly id: string;
  readonly body: string;
  receives: number;
  isDeleted: boolean;
  /** Until when no other consumer is handed it. */
  hiddenUntil: number;
}

/** A message in the dead-letter queue: the cause is known where the function gave it up itself. */
export interface DeadMessage {
  readonly body: string;
  readonly receives: number;
  readonly cause: string | undefined;
}

/** What a queue leaves to chance, and what it is told. */
export interface QueueChances {
  /** How long a message is on its way. */
  deliveryMs(): number;
  readonly weather: {
    /** Milliseconds that a received message stays hidden. */
    readonly visibilityMs: number;
    /** Receives after which a message is dead. */
    readonly maxReceives: number;
    /** How many of each message are sent. */
    readonly copies: number;
  };
}

interface Clock {
  readonly now: number;
  after(delay: number, happen: () => void): void;
}

/** One SQS queue and its dead-letter queue: it tells the consumer of each message that may be received. */
export class FakeQueue {
  readonly name: string;
  readonly #clock: Clock;
  readonly #chances: QueueChances;
  readonly #offer: (message: Message) => void;
  readonly #waiting = new Set<Message>();
  /** Of those that wait, the ones that were handed out at least once. */
  readonly #handedOut = new Set<Message>();
  #count = 0;
  dead: DeadMessage[] = [];

  /** @param offer is called when a message may be received */
  constructor(name: string, clock: Clock, chances: QueueChances, offer: (message: Message) => void) {
    this.name = name;
    this.#clock = clock;
    this.#chances = chances;
    this.#offer = offer;
  }

  add(body: string, delayMs = 0): void {
    for (let copy = 0; copy < this.#chances.weather.copies; copy++) this.#add(body, delayMs);
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
    this.#clock.after(delayMs + this.#chances.deliveryMs(), () => this.#offer(message));
  }

  /** SendMessageBatch; entries for which `refuses` says so are refused. */
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

  /** Hands a message out. `false`: it is another consumer's, done with, or dead now. */
  receive(message: Message, isDuplicate = false): boolean {
    if (message.isDeleted || (message.hiddenUntil > this.#clock.now && !isDuplicate)) return false;
    if (message.receives >= this.#chances.weather.maxReceives && !isDuplicate) {
      this.delete(message);
      this.dead.push({ body: message.body, receives: message.receives, cause: undefined });
      return false;
    }
    message.receives++;
    this.#handedOut.add(message);
    message.hiddenUntil = this.#clock.now + this.#chances.weather.visibilityMs;
    this.#clock.after(this.#chances.weather.visibilityMs, () => this.#offer(message));
    return true;
  }

  /** Further messages that may be received now, for a fuller batch. */
  *receivable(): Iterable<Message> {
    for (const message of this.#handedOut) if (message.hiddenUntil <= this.#clock.now) yield message;
  }

  delete(message: Message): void {
    message.isDeleted = true;
    this.#waiting.delete(message);
    this.#handedOut.delete(message);
  }

  /** The function puts a message into the dead-letter queue itself. */
  giveUp(body: string, cause: string): void {
    const given = [...this.#waiting].filter((message) => message.body === body);
    this.dead.push({ body, cause, receives: Math.max(0, ...given.map(({ receives }) => receives)) });
  }

  /** Moves what is dead back, as a redrive does. */
  redrive(): number {
    const moved = this.dead.splice(0);
    for (const { body } of moved) this.add(body);
    return moved.length;
  }
}
