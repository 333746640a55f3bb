import { Random } from '../../bench/simulation/random.ts';
import { articleIdOf } from '../../core/article/article-id.ts';
import { isBundleKey } from '../../core/article/bundle.ts';
import type { Settings } from '../../core/article/settings.ts';
import { openQueries } from '../../core/queries/open-queries.ts';
import { type QueueName, STAGES, type StageName } from '../../core/runtime/stages.ts';
import { ArticleReader } from '../../core/store/article-reader.ts';
import type { BundleRecord } from '../../core/store/bundle-items.ts';
import { bundleKey } from '../../core/store/keys.ts';
import { Table } from '../../core/store/table.ts';
import { SETTINGS } from '../support/articles.ts';
import { ArticleRecords, type Records } from './article-records.ts';
import { AskChecks } from './ask-checks.ts';
import { checkBundleAtRest } from './bundle-model.ts';
import { Chaos, type ChaosSettings, type ScriptedFaults } from './chaos.ts';
import { clientsOf, type SeenEvent, type Services } from './clients-of.ts';
import { checkDigests } from './digest-model.ts';
import { type Deployment, EventSource } from './event-source.ts';
import { BUCKET, FakeBucket } from './fake-bucket.ts';
import { FakeComprehend } from './fake-comprehend.ts';
import { FakeQueue } from './fake-queue.ts';
import { FakeTable } from './fake-table.ts';
import { Invocation } from './invocation.ts';
import { ReaderChecks } from './reader-checks.ts';
import { checkAtRest } from './reference-model.ts';
import { Requests } from './requests.ts';
import { Scheduler } from './scheduler.ts';
import { type Clients, TABLE_NAME } from './stages.ts';

export interface WorldOptions extends ScriptedFaults {
  readonly seed?: number;
  readonly chaos?: Partial<ChaosSettings>;
  readonly isVersioned?: boolean;
  /** Changes each notification of S3 before it is delivered. */
  readonly distort?: (notification: object) => object;
  readonly trace?: (line: string) => void;
  /** Comprehend's quota of each operation; 10 by default. */
  readonly callsPerSecond?: number;
  /** Whether days are digested. That takes several times as many requests as everything else. */
  readonly digests?: boolean;
  /** After so many events a run counts as endless. */
  readonly maxSteps?: number;
}

/** A whole pipeline in virtual time: the real stages, with fakes of the bucket, the queues, the table and Comprehend. */
export class World implements Services, Deployment {
  readonly chaos: Chaos;
  readonly scheduler: Scheduler;
  readonly bucket: FakeBucket;
  readonly table: FakeTable;
  /** The Parquet files of the days, by key. */
  readonly archive = new Map<string, Uint8Array>();
  readonly comprehend: FakeComprehend;
  readonly queues: Record<QueueName, FakeQueue>;
  readonly events: SeenEvent[] = [];
  /** The notifications of S3, lost ones included. */
  readonly notifications: string[] = [];
  /** The pipeline versions that functions run with. */
  versions: readonly string[] = ['1'];
  /** The settings that functions run with. */
  settings: readonly Settings[] = [SETTINGS];
  /** Whether the next notifications get lost. */
  losesEvents = false;
  hasLostEvents = false;
  readonly #options: WorldOptions;
  readonly #random: Random;
  readonly #requests: Requests;
  readonly #readerChecks: ReaderChecks;
  readonly #askChecks = new AskChecks();
  readonly #records = new ArticleRecords();
  /** The object's key, by the article's id. */
  readonly #keyOf = new Map<string, string>();
  #failure: Error | undefined;

  constructor(options: WorldOptions = {}) {
    this.#options = options;
    this.#random = new Random(options.seed ?? 1);
    const chaos = new Chaos(this.#random, options.chaos, options);
    this.chaos = chaos;
    this.scheduler = new Scheduler(
      () => this.#random.next(),
      () => chaos.latencyMs(),
    );
    this.#requests = new Requests(this.scheduler, chaos, (line) => this.#trace(line));
    this.bucket = new FakeBucket(
      options.isVersioned ?? false,
      () => this.scheduler.now,
      (notification) => this.#notify(notification),
    );
    this.#readerChecks = new ReaderChecks((key) => this.bucket.history.get(key) ?? []);
    const isPartial = () => chaos.isPartial();
    this.table = new FakeTable({
      leaveUndone: isPartial,
      readStale: () => this.#random.chance(chaos.settings.staleRate),
      pageSize: chaos.settings.pageSize,
      now: () => this.scheduler.now,
      indexLagMs: () => this.#random.next() * chaos.settings.indexLagMs,
    });
    this.table.onWrite = (key, item) => {
      const articleId = this.#records.write(key, item);
      if (articleId !== undefined) this.#checkMoment(articleId);
    };
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
      new FakeQueue(STAGES[stage].queue, this.scheduler, chaos, (message) =>
        eventSource.deliver(stage, message),
      );
    this.queues = {
      'object-events': queue('split'),
      bundles: queue('unbundle'),
      passages: queue('enrich'),
      publications: queue('publish'),
      days: queue('digest'),
    };
    if (!options.digests) this.queues.days.add = () => {};
  }

  /** Requests so far. */
  get requestCount(): number {
    return this.#requests.count;
  }

  get faults(): number {
    return this.chaos.faults;
  }

  get reads(): number {
    return this.#readerChecks.reads + this.#askChecks.asked;
  }

  /** @param replaces the generation to replace, as if it were damaged */
  backfill(key: string, replaces?: string): void {
    this.#trace(`backfill ${key}`);
    this.queues['object-events'].add(JSON.stringify({ type: 'backfill', bucket: BUCKET, key, replaces }));
  }

  /** Runs until every queue is empty. Messages of dead-letter queues are redriven. */
  async rest(): Promise<void> {
    for (let redrives = 0; ; redrives++) {
      await this.run();
      const moved = Object.values(this.queues).reduce((sum, queue) => sum + queue.redrive(), 0);
      if (moved === 0) return;
      if (redrives === 10) throw new Error('Messages return to the dead-letter queues at every redrive');
    }
  }

  /** Runs until no event is left. Messages stay in the dead-letter queues. */
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
      // If an event is lost or has no sequencer, either of two equal versions may have been read.
      checkAtRest(
        records,
        this.hasLostEvents || this.#options.distort
          ? { ...object, receivedAt: undefined, versionId: undefined }
          : object,
        history.length > 1,
      );
      if (!this.isAnnounced(key)) throw new Error(`No event says that ${key} is ${records.head?.status}`);
    }
    if (this.#options.digests) checkDigests(this.table, this.archive, this.#records.all());
    for (const queue of Object.values(this.queues))
      if (queue.dead.length > 0) throw new Error(`${queue.name} has messages in its dead-letter queue`);
  }

  bundleOf(key: string): BundleRecord | undefined {
    const { pk, sk } = bundleKey(articleIdOf(BUCKET, key));
    return this.table.partition(pk).get(sk) as BundleRecord | undefined;
  }

  /** Whether the event of the article's status was emitted. True if there is no article. */
  isAnnounced(key: string): boolean {
    const { head } = this.recordsOf(key);
    return (
      !head ||
      this.events.some(({ detail }) => detail.generation === head.generation && detail.status === head.status)
    );
  }

  recordsOf(key: string): Records {
    return this.#records.of(this.idOf(key));
  }

  idOf(key: string): string {
    const id = articleIdOf(BUCKET, key);
    this.#keyOf.set(id, key);
    return id;
  }

  /** Reads an article as a user does, while the stages run. */
  async read(key: string): Promise<void> {
    const invocation = this.#requests.begin(new Invocation('reader'));
    const reader = new ArticleReader(new Table(TABLE_NAME, this.#clientsOf(invocation).table));
    try {
      await this.#readerChecks.read(key, this.idOf(key), reader);
    } catch (error) {
      this.#fail(error, `a reader of ${key}`);
    }
    this.#requests.end(invocation);
  }

  /** Asks which articles name something, as a user does, while the stages run. */
  async ask(name: string): Promise<void> {
    const invocation = this.#requests.begin(new Invocation('reader'));
    try {
      const table = new Table(TABLE_NAME, this.#clientsOf(invocation).table);
      await this.#askChecks.ask(name, openQueries(table));
    } catch (error) {
      this.#fail(error, `a question about ${name}`);
    }
    this.#requests.end(invocation);
  }

  /**
   * Runs a command as an operator does, while the stages run.
   *
   * @returns whether it succeeded; an injected fault makes it fail
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

  /** Checks the records that a reader would get now. */
  #checkMoment(articleId: string): void {
    const key = this.#keyOf.get(articleId);
    if (key === undefined) return;
    try {
      const records = this.#records.of(articleId);
      this.#readerChecks.see(key, records);
      this.#askChecks.see(articleId, records);
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
