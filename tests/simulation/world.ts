import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import type { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { type SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { Random } from '../../bench/simulation/random.ts';
import { articleIdOf } from '../../core/article/article-id.ts';
import type { Settings } from '../../core/article/settings.ts';
import { DeadLetters } from '../../core/runtime/dead-letters.ts';
import { respondToBatch } from '../../core/runtime/respond-to-batch.ts';
import { ArticleReader } from '../../core/store/article-reader.ts';
import { articlePartition } from '../../core/store/keys.ts';
import type { ArticleEvent } from '../../functions/publish/article-event.ts';
import { SETTINGS } from '../support/articles.ts';
import { sqsEvent } from '../support/events.ts';
import { BUCKET, FakeBucket } from './fake-bucket.ts';
import { FakeComprehend } from './fake-comprehend.ts';
import { FakeQueue, type Message } from './fake-queue.ts';
import { FakeTable, tableClientOf } from './fake-table.ts';
import { FAULTS, type Fault, Invocation, type Io } from './invocation.ts';
import { checkAtRest, placeInHistory, recordsOf, sightOf } from './reference-model.ts';
import { Scheduler } from './scheduler.ts';
import { type Clients, PROCESS_OF, QUEUE_OF, type Stage, TABLE_NAME } from './stages.ts';

/** How rough a run is. Rates are probabilities for each request, message or item. */
export interface Weather {
  readonly faultRate: number;
  /** Faults in all; then the weather is calm. */
  readonly maxFaults: number;
  /** A message is handed to a second consumer at once. */
  readonly duplicateRate: number;
  /** A message that was handled is not deleted. */
  readonly undeletedRate: number;
  /** A request takes long: its function becomes a zombie that wakes late. */
  readonly slowRate: number;
  /** An item of a batch is left undone, refused or fails. */
  readonly partialRate: number;
  readonly staleRate: number;
  readonly visibilityMs: number;
  readonly maxReceives: number;
  /** How many of each message are sent. */
  readonly copies: number;
  /** Whether a twin deletes the messages of a function that dies: nobody is handed them again. */
  readonly hasTwins: boolean;
  /** Longest that a message is on its way. */
  readonly maxDeliveryMs: number;
  readonly pageSize: number;
  readonly batchSize: number;
}

const CALM: Weather = {
  faultRate: 0,
  maxFaults: 0,
  duplicateRate: 0,
  undeletedRate: 0,
  slowRate: 0,
  partialRate: 0,
  staleRate: 0,
  visibilityMs: 720_000,
  maxReceives: 5,
  copies: 1,
  hasTwins: false,
  maxDeliveryMs: 300_000,
  pageSize: 100,
  batchSize: 10,
};

const TIMEOUT_MS = 120_000;
/** As the template sets it: longer than any function runs. */
const RESWEEP_DELAY_SECONDS = 150;

export interface WorldOptions {
  readonly seed?: number;
  readonly weather?: Partial<Weather>;
  readonly isVersioned?: boolean;
  /** Instead of the weather's faults. */
  readonly fault?: (io: Io) => Fault | undefined;
  /** Milliseconds that a request takes, instead of the weather's. */
  readonly latency?: (io: Io) => number | undefined;
  /** What becomes of S3's notifications on their way. */
  readonly distort?: (notification: object) => object;
  readonly trace?: (line: string) => void;
  /** Comprehend's quota of each operation; its default otherwise. */
  readonly callsPerSecond?: number;
  /** Happenings after which a run counts as endless. */
  readonly maxSteps?: number;
}

/** The bucket, the queues, the table, the service, and the real stages between them, in virtual time. */
export class World {
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly bucket: FakeBucket;
  readonly table: FakeTable;
  readonly comprehend: FakeComprehend;
  readonly queues: Record<(typeof QUEUE_OF)[Stage], FakeQueue>;
  readonly events: ArticleEvent[] = [];
  /** The notifications of S3, as sent. */
  readonly notifications: string[] = [];
  /** The pipelineVersions at work. */
  versions: readonly string[] = ['1'];
  /** The settings at work. */
  settings: readonly Settings[] = [SETTINGS];
  /** Whether the next notifications get lost. */
  losesEvents = false;
  hasLostEvents = false;
  /** Requests so far. */
  ios = 0;
  faults = 0;
  reads = 0;
  readonly #options: WorldOptions;
  readonly #weather: Weather;
  readonly #invocations = new Set<Invocation>();
  readonly #keyOf = new Map<string, string>();
  readonly #seen = new Map<string, number>();
  #failure: Error | undefined;

  constructor(options: WorldOptions = {}) {
    this.#options = options;
    this.#weather = { ...CALM, ...options.weather };
    this.random = new Random(options.seed ?? 1);
    this.scheduler = new Scheduler(
      () => this.random.next(),
      () => this.#latencyMs(),
    );
    this.bucket = new FakeBucket(
      options.isVersioned ?? false,
      () => this.scheduler.now,
      (notification) => {
        const body = JSON.stringify(options.distort?.(notification) ?? notification);
        this.notifications.push(body);
        if (this.losesEvents) this.hasLostEvents = true;
        else this.queues['object-events'].add(body);
      },
    );
    const isPartial = () => this.#strikes(this.#weather.partialRate);
    this.table = new FakeTable({
      leaveUndone: isPartial,
      readStale: () => this.random.chance(this.#weather.staleRate),
      pageSize: this.#weather.pageSize,
    });
    this.table.onWrite = (pk) => this.#checkMoment(pk);
    this.comprehend = new FakeComprehend(isPartial);
    const queue = (stage: Stage) =>
      new FakeQueue(
        QUEUE_OF[stage],
        this.scheduler,
        this.#weather,
        () => this.#deliveryMs(),
        (message) => this.#deliver(stage, message),
      );
    this.queues = {
      'object-events': queue('split'),
      passages: queue('enrich'),
      publications: queue('publish'),
    };
  }

  /** @param replaces the generation to be begun anew, as if it were damaged */
  backfill(key: string, replaces?: string): void {
    this.#trace(`backfill ${key}`);
    this.queues['object-events'].add(JSON.stringify({ type: 'backfill', bucket: BUCKET, key, replaces }));
  }

  /** Runs until every queue is empty, redriving what died on the way. */
  async rest(): Promise<void> {
    for (let redrives = 0; ; redrives++) {
      await this.run();
      const moved = Object.values(this.queues).reduce((sum, queue) => sum + queue.redrive(), 0);
      if (moved === 0) return;
      if (redrives === 10) throw new Error('Messages die on every redrive');
    }
  }

  /** Runs until nothing is left to happen; the dead stay dead. */
  async run(): Promise<void> {
    await this.scheduler.run(
      () => [...this.#invocations].every(({ waiting }) => waiting > 0) || this.#failure !== undefined,
      this.#options.maxSteps,
    );
    if (this.#failure) throw this.#failure;
  }

  /** Compares the table with the model. */
  checkAtRest(): void {
    for (const [key, history] of this.bucket.history) {
      const records = this.recordsOf(key);
      const object = this.bucket.stateOf(key);
      // Which of two equal versions was read, no one can tell where an event is lost, or says nothing of its place.
      checkAtRest(
        records,
        this.hasLostEvents || this.#options.distort
          ? { ...object, receivedAt: undefined, versionId: undefined }
          : object,
        history.length > 1,
      );
      if (!this.isAnnounced(key)) throw new Error(`No event says that ${key} is ${records.head?.status}`);
    }
    for (const queue of Object.values(this.queues))
      if (queue.dead.length > 0) throw new Error(`${queue.name} has dead messages`);
  }

  /** Whether the bus was told of where the article stands; true where it does not stand at all. */
  isAnnounced(key: string): boolean {
    const { head } = this.recordsOf(key);
    return (
      !head ||
      this.events.some(({ detail }) => detail.generation === head.generation && detail.status === head.status)
    );
  }

  recordsOf(key: string) {
    return recordsOf(this.table.partition(articlePartition(this.idOf(key))));
  }

  idOf(key: string): string {
    const id = articleIdOf(BUCKET, key);
    this.#keyOf.set(articlePartition(id), key);
    return id;
  }

  /** Reads an article as a user does, while everything goes on. */
  async read(key: string): Promise<void> {
    const invocation = new Invocation('reader');
    const reader = new ArticleReader(this.#clientsOf(invocation).table, TABLE_NAME);
    this.#invocations.add(invocation);
    const id = this.idOf(key);
    const from = this.#seen.get(id) ?? 0;
    try {
      const view = await reader.readArticle(id);
      this.reads++;
      const shown = [...(view?.passages ?? []), ...(view?.entities ?? [])];
      if (shown.some(({ generation }) => generation !== view?.head.published))
        throw new Error('A reader is shown items of another generation');
      const sight = sightOf(view ?? { head: undefined, passages: [], entities: [] });
      placeInHistory(sight, this.bucket.history.get(key) ?? [], from);
    } catch (error) {
      this.#fail(error, `a reader of ${key}`);
    }
    this.#invocations.delete(invocation);
  }

  /**
   * Runs a command as an operator does, while everything goes on.
   *
   * @returns whether it came to its end: no fault of the weather hit it
   */
  async operate(command: (clients: Clients) => Promise<void>): Promise<boolean> {
    const invocation = new Invocation('operator');
    this.#invocations.add(invocation);
    const killed = new Promise<false>((resolve) => {
      invocation.onDeath = () => resolve(false);
    });
    const ended = command(this.#clientsOf(invocation)).then(
      () => true,
      (error) => {
        this.#trace(`the operator's command fails: ${error}`);
        return false;
      },
    );
    const isDone = await Promise.race([ended, killed]);
    this.#invocations.delete(invocation);
    return isDone;
  }

  /** What every reader sees at this very moment. */
  #checkMoment(pk: string): void {
    const key = this.#keyOf.get(pk);
    if (key === undefined) return;
    const id = articleIdOf(BUCKET, key);
    try {
      const sight = sightOf(recordsOf(this.table.partition(pk)));
      const place = placeInHistory(sight, this.bucket.history.get(key) ?? [], this.#seen.get(id) ?? 0);
      this.#seen.set(id, place);
    } catch (error) {
      this.#fail(error, `a write to ${key}`);
    }
  }

  #fail(error: unknown, where: string): void {
    this.#trace(`FAILURE at ${where}: ${error}`);
    this.#failure ??= new Error(`${error instanceof Error ? error.message : error} (at ${where})`);
  }

  #deliver(stage: Stage, first: Message, isDuplicate = false): void {
    const queue = this.queues[QUEUE_OF[stage]];
    if (!queue.receive(first, isDuplicate)) return;
    const messages = [first];
    for (const message of queue.receivable()) {
      if (messages.length >= this.#weather.batchSize) break;
      if (message !== first && queue.receive(message)) messages.push(message);
    }
    for (const message of messages) {
      if (this.#strikes(this.#weather.duplicateRate))
        this.scheduler.after(this.#latencyMs(), () => this.#deliver(stage, message, true));
    }
    void this.#invoke(stage, messages);
  }

  async #invoke(stage: Stage, messages: readonly Message[]): Promise<void> {
    const queue = this.queues[QUEUE_OF[stage]];
    const invocation = new Invocation(stage, this.scheduler.now + TIMEOUT_MS);
    invocation.onDeath = () => {
      if (this.#weather.hasTwins) for (const message of messages) queue.delete(message);
    };
    this.#invocations.add(invocation);
    const pipelineVersion = this.random.pick(this.versions);
    const settings =
      this.settings.length > 1 ? this.random.pick(this.settings) : (this.settings[0] as Settings);
    this.#trace(
      `${stage} begins ${messages.map(({ id, receives }) => `${id}/${receives}`)} v${pipelineVersion}`,
    );
    const clients = this.#clientsOf(invocation);
    const deadLetters = new DeadLetters(clients.sqs, deadLettersOf(queue.name), this.#weather.maxReceives);
    const process = PROCESS_OF[stage](clients, {
      pipelineVersion,
      settings,
      callsPerSecond: this.#options.callsPerSecond ?? 10,
      resweepDelaySeconds: RESWEEP_DELAY_SECONDS,
      clock: { now: () => this.scheduler.now, sleep: (ms) => this.scheduler.sleep(ms) },
      deadline: invocation.deadline,
      now: () => new Date(this.scheduler.now),
    });
    const Records = sqsEvent(messages.map(({ body }) => body)).Records.map((record, i) => ({
      ...record,
      attributes: { ...record.attributes, ApproximateReceiveCount: String(messages[i]?.receives) },
    }));
    const error = (text: string, { error }: { error?: Error } = {}) =>
      this.#trace(`${stage} ${text}: ${error}`);
    const log = { info: () => {}, warn: () => {}, error: error as () => void };
    const answer = await respondToBatch({ Records }, process, log, deadLetters);
    this.#invocations.delete(invocation);
    const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    messages.forEach((message, i) => {
      if (failed.has(`message-${i}`) || this.#strikes(this.#weather.undeletedRate)) return;
      queue.delete(message);
    });
  }

  #clientsOf(invocation: Invocation): Clients {
    const through =
      (service: string, effect: (command: { input: unknown }) => unknown) => (command: unknown) =>
        this.#request(
          invocation,
          `${service}.${(command as object).constructor.name.replace('Command', '')}`,
          () => effect(command as { input: unknown }),
        );
    const client = (send: unknown) => ({ send }) as never;
    return {
      table: tableClientOf(through('table', (command) => this.table.execute(command))),
      // Paginators insist on the class.
      s3: Object.assign(Object.create(S3Client.prototype), {
        send: through('s3', (command) =>
          command instanceof ListObjectsV2Command
            ? this.#listObjects(command)
            : this.#getObject(invocation, command as GetObjectCommand),
        ),
      }),
      sqs: client(
        through('sqs', (command) => {
          if (command instanceof SendMessageCommand) return this.#giveUp(command);
          const send = command as SendMessageBatchCommand;
          const queue = this.queues[send.input.QueueUrl as keyof World['queues']];
          return queue.send(send, () => this.#strikes(this.#weather.partialRate));
        }),
      ) as SQSClient,
      comprehend: client(
        through('comprehend', (command) => this.comprehend.execute(command)),
      ) as ComprehendClient,
      eventBridge: client(
        through('bus', (command) => {
          if (this.#strikes(this.#weather.partialRate))
            return { FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure' }] };
          for (const entry of (command as PutEventsCommand).input.Entries ?? [])
            this.events.push({
              type: entry.DetailType,
              detail: JSON.parse(entry.Detail ?? ''),
            } as ArticleEvent);
          return {};
        }),
      ) as EventBridgeClient,
    };
  }

  #listObjects({ input }: ListObjectsV2Command): object {
    return this.bucket.list(input.Prefix ?? '', input.ContinuationToken ?? '', this.#weather.pageSize);
  }

  #giveUp({ input }: SendMessageCommand): object {
    const queue = Object.values(this.queues).find(({ name }) => deadLettersOf(name) === input.QueueUrl);
    if (!queue) throw new Error(`No queue has the dead letters ${input.QueueUrl}`);
    const { cause } = input.MessageAttributes ?? {};
    queue.giveUp(input.MessageBody ?? '', cause?.StringValue ?? '');
    return {};
  }

  #getObject(invocation: Invocation, { input }: GetObjectCommand): object {
    const { body, answer } = this.bucket.get(input.Key as string);
    const transformToByteArray = () =>
      this.#request(invocation, 's3.Body', () => new TextEncoder().encode(body));
    return { ...answer, Body: { transformToByteArray, destroy: () => {} } };
  }

  /** One request to a service: it takes its time, and may go wrong. */
  #request(invocation: Invocation, name: string, effect: () => unknown): Promise<unknown> {
    const io: Io = { stage: invocation.stage, name, n: this.ios++ };
    invocation.waiting++;
    return new Promise((resolve, reject) => {
      const attempt = (isFirst: boolean) =>
        this.scheduler.after(this.#options.latency?.(io) ?? this.#latencyMs(), () => {
          if (!invocation.isAlive) return;
          if (this.scheduler.now > invocation.deadline) return this.#kill(invocation, `${name}: out of time`);
          const fault = isFirst && invocation.stage !== 'reader' ? this.#drawFault(io) : undefined;
          this.#trace(`${invocation.stage} ${io.n} ${name} ${fault ?? ''}`);
          if (fault === 'crash-before') return this.#kill(invocation, name);
          const answer = fault === 'fail-before' ? failure(`${name} is throttled`) : outcomeOf(effect);
          if (fault === 'crash-after') return this.#kill(invocation, name);
          if (fault === 'repeat') return attempt(false);
          invocation.waiting--;
          const { value, error } = fault === 'fail-after' ? failure(`the answer of ${name} is lost`) : answer;
          if (error) reject(error);
          else resolve(value);
        });
      attempt(true);
    });
  }

  #kill(invocation: Invocation, where: string): void {
    this.#trace(`${invocation.stage} dies at ${where}`);
    invocation.isAlive = false;
    invocation.onDeath();
    this.#invocations.delete(invocation);
  }

  #drawFault(io: Io): Fault | undefined {
    if (this.#options.fault) return this.#options.fault(io);
    return this.#strikes(this.#weather.faultRate) ? this.random.pick(FAULTS) : undefined;
  }

  /** Each fault counts towards the most there may be, so that every run comes to rest. */
  #strikes(rate: number): boolean {
    if (rate === 0 || this.faults >= this.#weather.maxFaults || !this.random.chance(rate)) return false;
    this.faults++;
    return true;
  }

  #latencyMs(): number {
    if (this.random.chance(this.#weather.slowRate)) return this.random.between(1_000, TIMEOUT_MS * 0.9);
    return this.random.chance(0.8) ? this.random.between(1, 20) : this.random.between(20, 500);
  }

  #deliveryMs(): number {
    const dice = this.random.next();
    return this.random.between(
      1,
      Math.min(this.#weather.maxDeliveryMs, dice < 0.7 ? 1_000 : dice < 0.95 ? 20_000 : 300_000),
    );
  }

  #trace(line: string): void {
    this.#options.trace?.(`${((this.scheduler.now / 1000) % 100_000).toFixed(3)} ${line}`);
  }
}

interface RequestOutcome {
  readonly value?: unknown;
  readonly error?: Error;
}

function outcomeOf(effect: () => unknown): RequestOutcome {
  try {
    return { value: effect() };
  } catch (error) {
    return { error: error as Error };
  }
}

const deadLettersOf = (queue: string) => `${queue}-dead-letters`;

const failure = (message: string): RequestOutcome => ({
  error: Object.assign(new Error(message), { name: 'ServiceError' }),
});
