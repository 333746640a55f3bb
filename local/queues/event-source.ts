import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { InvocationResult } from '../functions/function-definition.ts';
import { readItemFailures } from './read-item-failures.ts';
import { splitByPayload } from './split-by-payload.ts';
import { toSqsRecord } from './to-sqs-record.ts';

/** An event source mapping as its template defines it: the queue that feeds a function. */
export interface EventSourceDefinition {
  /** The value of `Ref`. On AWS that is a UUID, here it is the logical id. */
  readonly id: string;
  readonly functionName: string;
  readonly isEnabled: boolean;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly maximumConcurrency: number;
  readonly reportsItemFailures: boolean;
}

/** The limit of one ReceiveMessage, and of one DeleteMessageBatch. */
const MAX_MESSAGES = 10;
/** The maximum of SQS. Lambda uses it too. */
const LONG_POLL_SECONDS = 20;
const SHORT_POLL_MS = 25;
const PAUSE_AFTER_ERROR_MS = 500;

/**
 * Feeds a function from a queue as Lambda does. It polls, gathers a batch until the batch is full or its window ends, runs
 * up to the maximum concurrency of batches, and deletes the messages that were handled. Any other message is received
 * again after its visibility timeout, or moved to the dead-letter queue.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export class EventSource {
  readonly #definition: EventSourceDefinition;
  readonly #queueUrl: string;
  readonly #sqs: SQSClient;
  readonly #invoke: (event: unknown) => Promise<InvocationResult>;
  readonly #report: (failure: string) => void;
  readonly #running = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  #isEnabled = false;
  #loop: Promise<void> | undefined;

  constructor(
    definition: EventSourceDefinition,
    queueUrl: string,
    sqs: SQSClient,
    invoke: (event: unknown) => Promise<InvocationResult>,
    report: (failure: string) => void,
  ) {
    this.#definition = definition;
    this.#queueUrl = queueUrl;
    this.#sqs = sqs;
    this.#invoke = invoke;
    this.#report = report;
  }

  get state(): 'Enabled' | 'Disabling' | 'Disabled' {
    if (this.#isEnabled) return 'Enabled';
    return this.#loop ? 'Disabling' : 'Disabled';
  }

  enable(): void {
    this.#isEnabled = true;
    this.#loop ??= this.#poll();
  }

  /** Stops after the current poll. The messages that it receives are still handled, as on Lambda. */
  disable(): void {
    this.#isEnabled = false;
  }

  /** Stops at once, without waiting for invocations. At the next start, their messages are visible again. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  async #poll(): Promise<void> {
    const { signal } = this.#stop;
    while (this.#isEnabled && !signal.aborted) {
      try {
        // A batch is received only when it can run at once. Until then, the messages stay visible in the queue.
        if (this.#running.size >= this.#definition.maximumConcurrency) await Promise.race(this.#running);
        else for (const batch of splitByPayload(await this.#gather())) this.#start(batch);
      } catch (error) {
        if (signal.aborted) return;
        this.#report(`its queue could not be polled: ${(error as Error).message}`);
        await sleep(PAUSE_AFTER_ERROR_MS, undefined, { signal }).catch(() => {});
      }
    }
    this.#loop = undefined;
  }

  #start(batch: readonly Message[]): void {
    const run = this.#handle(batch)
      .catch((error: Error) => {
        // The handled messages could not be deleted, so they are received again.
        if (!this.#stop.signal.aborted) this.#report(error.message);
      })
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #gather(): Promise<Message[]> {
    const { batchSize, windowSeconds } = this.#definition;
    const batch = await this.#receive(Math.min(batchSize, MAX_MESSAGES), LONG_POLL_SECONDS);
    const end = Date.now() + windowSeconds * 1000;
    while (batch.length > 0 && batch.length < batchSize && Date.now() < end && !this.#stop.signal.aborted) {
      // Short polls, because a long poll waits for whole seconds.
      const more = await this.#receive(Math.min(batchSize - batch.length, MAX_MESSAGES), 0);
      batch.push(...more);
      if (more.length === 0) await sleep(SHORT_POLL_MS);
    }
    return batch;
  }

  async #receive(most: number, waitSeconds: number): Promise<Message[]> {
    const { Messages = [] } = await this.#sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#queueUrl,
        MaxNumberOfMessages: most,
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
      { abortSignal: this.#stop.signal },
    );
    return Messages;
  }

  async #handle(batch: readonly Message[]): Promise<void> {
    const result = await this.#invoke({
      Records: batch.map((message) => toSqsRecord(message, this.#definition.queueArn)),
    });
    const handled = this.#handledOf(batch, result);
    for (let from = 0; from < handled.length; from += MAX_MESSAGES) {
      await this.#sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl: this.#queueUrl,
          Entries: handled
            .slice(from, from + MAX_MESSAGES)
            .map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle: ReceiptHandle as string })),
        }),
      );
    }
  }

  #handledOf(batch: readonly Message[], result: InvocationResult): readonly Message[] {
    if (result.kind === 'failed') {
      // An invocation that the end of the run interrupts is no failure. Its messages are received at the next start.
      if (!this.#stop.signal.aborted) this.#report(result.error);
      return [];
    }
    if (!this.#definition.reportsItemFailures) return batch;
    const failed = readItemFailures(
      result.payload,
      batch.map(({ MessageId }) => MessageId ?? ''),
    );
    if (failed) return batch.filter(({ MessageId }) => !failed.has(MessageId ?? ''));
    this.#report('its answer does not name messages of its batch, so the whole batch has failed');
    return [];
  }
}
