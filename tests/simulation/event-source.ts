import type { Random } from '../../bench/simulation/random.ts';
import type { Settings } from '../../core/article/settings.ts';
import { KeptDays } from '../../core/queries/days/kept-days.ts';
import { DeadLetters } from '../../core/runtime/dead-letters.ts';
import { respondToBatch } from '../../core/runtime/respond-to-batch.ts';
import { STAGES, type StageName } from '../../core/runtime/stages.ts';
import { sqsEvent } from '../support/events.ts';
import { clientsOf, deadLettersOf, type Services } from './clients-of.ts';
import type { Message } from './fake-queue.ts';
import { Invocation, TIMEOUT_MS } from './invocation.ts';
import type { Requests } from './requests.ts';
import type { Scheduler } from './scheduler.ts';
import { PROCESS_OF } from './stages.ts';

/** The delay that the template sets. It is longer than any function runs. */
const RESWEEP_DELAY_SECONDS = 150;

/** The pipeline versions and settings that functions run with. There are several during a deployment. */
export interface Deployment {
  readonly versions: readonly string[];
  readonly settings: readonly Settings[];
}

/** Receives messages from the queues in batches and invokes the functions with them, as Lambda's event sources do. */
export class EventSource {
  readonly #services: Services & Deployment;
  readonly #scheduler: Scheduler;
  readonly #requests: Requests;
  readonly #random: Random;
  readonly #callsPerSecond: number;
  readonly #trace: (line: string) => void;
  /** Of the two processes of digest, whose invocations take turns. */
  readonly #keptDays = [new KeptDays(), new KeptDays()];

  /** @param callsPerSecond Comprehend's quota of each operation */
  constructor(
    services: Services & Deployment,
    scheduler: Scheduler,
    requests: Requests,
    random: Random,
    callsPerSecond: number,
    trace: (line: string) => void,
  ) {
    this.#services = services;
    this.#scheduler = scheduler;
    this.#requests = requests;
    this.#random = random;
    this.#callsPerSecond = callsPerSecond;
    this.#trace = trace;
  }

  /** Receives a message that is visible, together with others, and invokes the stage's function with the batch. */
  deliver(stage: StageName, first: Message, isDuplicate = false): void {
    const queue = this.#services.queues[STAGES[stage].queue];
    if (!queue.receive(first, isDuplicate)) return;
    const messages = [first];
    for (const message of queue.receivable()) {
      if (messages.length >= this.#batchSizeOf(stage)) break;
      if (message !== first && queue.receive(message)) messages.push(message);
    }
    for (const message of messages) {
      if (this.#services.chaos.happens(this.#services.chaos.settings.duplicateRate))
        this.#scheduler.after(this.#services.chaos.latencyMs(), () => this.deliver(stage, message, true));
    }
    void this.#invoke(stage, messages);
  }

  /** A message to unbundle is a slice, which takes half of the function's timeout. */
  #batchSizeOf(stage: StageName): number {
    return stage === 'unbundle' ? 1 : this.#services.chaos.settings.batchSize;
  }

  async #invoke(stage: StageName, messages: readonly Message[]): Promise<void> {
    const queue = this.#services.queues[STAGES[stage].queue];
    const invocation = this.#requests.begin(new Invocation(stage, this.#scheduler.now + TIMEOUT_MS));
    invocation.onDeath = () => {
      if (this.#services.chaos.settings.duplicatesDeleteMessages)
        for (const message of messages) queue.delete(message);
    };
    const pipelineVersion = this.#random.pick(this.#services.versions);
    const settings =
      this.#services.settings.length > 1
        ? this.#random.pick(this.#services.settings)
        : (this.#services.settings[0] as Settings);
    this.#trace(
      `${stage} starts ${messages.map(({ id, receives }) => `${id}/${receives}`)} v${pipelineVersion}`,
    );
    const clients = clientsOf(invocation, this.#requests, this.#services);
    const deadLetters = new DeadLetters(
      clients.sqs,
      deadLettersOf(queue.name),
      this.#services.chaos.settings.maxReceives,
    );
    const process = PROCESS_OF[stage](clients, {
      pipelineVersion,
      settings,
      callsPerSecond: this.#callsPerSecond,
      resweepDelaySeconds: RESWEEP_DELAY_SECONDS,
      keptDays: this.#nextKeptDays(),
      restSeconds: this.#services.chaos.settings.restSeconds,
      clock: { now: () => this.#scheduler.now, sleep: (ms) => this.#scheduler.sleep(ms) },
      deadline: invocation.deadline,
      msLeft: this.#timerOf(stage, invocation),
      now: () => new Date(this.#scheduler.now),
    });
    const Records = sqsEvent(messages.map(({ body }) => body)).Records.map((record, i) => ({
      ...record,
      attributes: { ...record.attributes, ApproximateReceiveCount: String(messages[i]?.receives) },
    }));
    const error = (text: string, { error }: { error?: Error } = {}) =>
      this.#trace(`${stage} ${text}: ${error}`);
    const log = { info: () => {}, warn: () => {}, error: error as () => void };
    const answer = await respondToBatch({ Records }, process, log, deadLetters);
    this.#requests.end(invocation);
    const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    messages.forEach((message, i) => {
      if (
        failed.has(`message-${i}`) ||
        this.#services.chaos.happens(this.#services.chaos.settings.undeletedRate)
      )
        return;
      queue.delete(message);
    });
  }

  #nextKeptDays(): KeptDays {
    const next = this.#keptDays.shift() ?? new KeptDays();
    this.#keptDays.push(next);
    return next;
  }

  /** Half of the invocations of unbundle see no time left after their first item, so that their slice ends there. */
  #timerOf(stage: StageName, { deadline }: Invocation): () => number {
    const isInHurry = stage === 'unbundle' && this.#random.chance(0.5);
    let asked = 0;
    return () => (isInHurry && asked++ > 0 ? 0 : deadline - this.#scheduler.now);
  }
}
