import { Random } from '../../bench/simulation/random.ts';
import { articleIdOf } from '../../core/article/article-id.ts';
import { isBundleKey } from '../../core/article/bundle.ts';
import type { Settings } from '../../core/article/settings.ts';
import { type QueueName, STAGES, type StageName } from '../../core/runtime/stages.ts';
import { ArticleReader } from '../../core/store/article-reader.ts';
import type { BundleRecord } from '../../core/store/bundle-items.ts';
import { articlePartition, bundleKey } from '../../core/store/keys.ts';
import { Table } from '../../core/store/table.ts';
import { SETTINGS } from '../support/articles.ts';
import { checkBundleAtRest } from './bundle-model.ts';
import { clientsOf, type SeenEvent, type Services } from './clients-of.ts';
import { type Deployment, EventSource } from './event-source.ts';
import { BUCKET, FakeBucket } from './fake-bucket.ts';
import { FakeComprehend } from './fake-comprehend.ts';
import { FakeQueue } from './fake-queue.ts';
import { FakeTable } from './fake-table.ts';
import { Invocation } from './invocation.ts';
import { Onlookers } from './onlookers.ts';
import { checkAtRest, recordsOf } from './reference-model.ts';
import { Requests } from './requests.ts';
import { Scheduler } from './scheduler.ts';
import { type Clients, TABLE_NAME } from './stages.ts';
import { Chance, type Fate, type Weather } from './weather.ts';

export interface WorldOptions extends Fate {
  readonly seed?: number;
  readonly weather?: Partial<Weather>;
  readonly isVersioned?: boolean;
  /** What becomes of S3's notifications on their way. */
  readonly distort?: (notification: object) => object;
  readonly trace?: (line: string) => void;
  /** Comprehend's quota of each operation; its default otherwise. */
  readonly callsPerSecond?: number;
  /** Happenings after which a run counts as endless. */
  readonly maxSteps?: number;
}

/** The bucket, the queues, the table, the service, and the real stages between them, in virtual time. */
export class World implements Services, Deployment {
  readonly chance: Chance;
  readonly scheduler: Scheduler;
  readonly bucket: FakeBucket;
  readonly table: FakeTable;
  readonly comprehend: FakeComprehend;
  readonly queues: Record<QueueName, FakeQueue>;
  readonly events: SeenEvent[] = [];
  /** The notifications of S3, as sent. */
  readonly notifications: string[] = [];
  /** The pipelineVersions at work. */
  versions: readonly string[] = ['1'];
  /** The settings at work. */
  settings: readonly Settings[] = [SETTINGS];
  /** Whether the next notifications get lost. */
  losesEvents = false;
  hasLostEvents = false;
  readonly #options: WorldOptions;
  readonly #random: Random;
  readonly #requests: Requests;
  readonly #onlookers: Onlookers;
  /** By partition. */
  readonly #keyOf = new Map<string, string>();
  #failure: Error | undefined;

  constructor(options: WorldOptions = {}) {
    this.#options = options;
    this.#random = new Random(options.seed ?? 1);
    const chance = new Chance(this.#random, options.weather, options);
    this.chance = chance;
    this.scheduler = new Scheduler(
      () => this.#random.next(),
      () => chance.latencyMs(),
    );
    this.#requests = new Requests(this.scheduler, chance, (line) => this.#trace(line));
    this.bucket = new FakeBucket(
      options.isVersioned ?? false,
      () => this.scheduler.now,
      (notification) => this.#notify(notification),
    );
    this.#onlookers = new Onlookers((key) => this.bucket.history.get(key) ?? []);
    const isPartial = () => chance.isPartial();
    this.table = new FakeTable({
      leaveUndone: isPartial,
      readStale: () => this.#random.chance(chance.weather.staleRate),
      pageSize: chance.weather.pageSize,
    });
    this.table.onWrite = (pk) => this.#checkMoment(pk);
    this.comprehend = new FakeComprehend(isPartial);
    const eventSource = new EventSource(
      this,
      this.scheduler,
      this.#requests,
      this.#random,
      options.callsPerSecond ?? 10,
      (line) => this.#trace(line),
    );
    const queue = (stage: StageName) =>
      new FakeQueue(STAGES[stage].queue, this.scheduler, chance, (message) =>
        eventSource.deliver(stage, message),
      );
    this.queues = {
      'object-events': queue('split'),
      bundles: queue('unbundle'),
      passages: queue('enrich'),
      publications: queue('publish'),
    };
  }

  /** Requests so far. */
  get ios(): number {
    return this.#requests.count;
  }

  get faults(): number {
    return this.chance.faults;
  }

  get reads(): number {
    return this.#onlookers.reads;
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
      () => this.#requests.isIdle || this.#failure !== undefined,
      this.#options.maxSteps,
    );
    if (this.#failure) throw this.#failure;
  }

  /** Compares the table with the model. */
  checkAtRest(): void {
    for (const [key, history] of this.bucket.history) {
      if (isBundleKey(key)) {
        checkBundleAtRest(this.bucket, key, this.bundleOf(key), this.events, this.hasLostEvents);
        continue;
      }
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

  bundleOf(key: string): BundleRecord | undefined {
    const { pk, sk } = bundleKey(articleIdOf(BUCKET, key));
    return this.table.partition(pk).get(sk) as BundleRecord | undefined;
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
    const invocation = this.#requests.begin(new Invocation('reader'));
    const reader = new ArticleReader(new Table(TABLE_NAME, this.#clientsOf(invocation).table));
    try {
      await this.#onlookers.read(key, this.idOf(key), reader);
    } catch (error) {
      this.#fail(error, `a reader of ${key}`);
    }
    this.#requests.end(invocation);
  }

  /**
   * Runs a command as an operator does, while everything goes on.
   *
   * @returns whether it came to its end: no fault of the weather hit it
   */
  async operate(command: (clients: Clients) => Promise<void>): Promise<boolean> {
    const invocation = this.#requests.begin(new Invocation('operator'));
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
    this.#requests.end(invocation);
    return isDone;
  }

  #clientsOf(invocation: Invocation): Clients {
    return clientsOf(invocation, this.#requests, this);
  }

  #notify(notification: object): void {
    const body = JSON.stringify(this.#options.distort?.(notification) ?? notification);
    this.notifications.push(body);
    if (this.losesEvents) this.hasLostEvents = true;
    else this.queues['object-events'].add(body);
  }

  /** What every reader sees at this very moment. */
  #checkMoment(pk: string): void {
    const key = this.#keyOf.get(pk);
    if (key === undefined) return;
    try {
      this.#onlookers.see(key, recordsOf(this.table.partition(pk)));
    } catch (error) {
      this.#fail(error, `a write to ${key}`);
    }
  }

  #fail(error: unknown, where: string): void {
    this.#trace(`FAILURE at ${where}: ${error}`);
    this.#failure ??= new Error(`${error instanceof Error ? error.message : error} (at ${where})`);
  }

  #trace(line: string): void {
    this.#options.trace?.(`${((this.scheduler.now / 1000) % 100_000).toFixed(3)} ${line}`);
  }
}
