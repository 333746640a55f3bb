import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { InvocationResult } from '../functions/function-definition.ts';

/** An event source mapping, as its template defines it. */
export interface EventSourceDefinition {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly region: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly maximumConcurrency: number;
  readonly reportsItemFailures: boolean;
}

/** Most messages of one ReceiveMessage, and of one DeleteMessageBatch. */
const MAX_MESSAGES = 10;
/** Short enough that a run ends without cutting a poll off. */
const LONG_POLL_SECONDS = 1;
const SHORT_POLL_MS = 25;

/**
 * Feeds a function from a queue as Lambda does: polls, gathers a batch until it is full or its window is over, runs up
 * to so many at a time, and deletes what was handled. What was not stays invisible until its visibility timeout, and
 * is then received again, or moved to the dead-letter queue.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export class EventSource {
  readonly #definition: EventSourceDefinition;
  readonly #sqs: SQSClient;
  readonly #invoke: (event: unknown) => Promise<InvocationResult>;
  readonly #report: (failure: string) => void;
  readonly #running = new Set<Promise<void>>();
  #stopped = false;
  #loop: Promise<void> | undefined;

  constructor(
    definition: EventSourceDefinition,
    sqs: SQSClient,
    invoke: (event: unknown) => Promise<InvocationResult>,
    report: (failure: string) => void,
  ) {
    this.#definition = definition;
    this.#sqs = sqs;
    this.#invoke = invoke;
    this.#report = report;
  }

  start(): void {
    this.#loop = this.#poll();
  }

  /** Polls no more, and gives back what was received but not begun. Invocations under way are not waited for. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#loop;
  }

  async #poll(): Promise<void> {
    while (!this.#stopped) {
      // A batch is gathered only when there is a place to run it: waiting messages stay in the queue, not in our hands.
      if (this.#running.size >= this.#definition.maximumConcurrency) {
        await Promise.race([...this.#running, sleep(LONG_POLL_SECONDS * 1000, undefined, { ref: false })]);
        continue;
      }
      const batch = await this.#gather();
      if (batch.length === 0) continue;
      if (this.#stopped) return this.#release(batch);
      const run = this.#handle(batch)
        .catch((error: Error) => this.#report(error.message))
        .finally(() => this.#running.delete(run));
      this.#running.add(run);
    }
  }

  async #release(batch: readonly Message[]): Promise<void> {
    await Promise.all(
      batch.map(({ ReceiptHandle }) =>
        this.#sqs.send(
          new ChangeMessageVisibilityCommand({
            QueueUrl: this.#definition.queueUrl,
            ReceiptHandle,
            VisibilityTimeout: 0,
          }),
        ),
      ),
    );
  }

  async #gather(): Promise<Message[]> {
    const { batchSize, windowSeconds } = this.#definition;
    const batch = await this.#receive(Math.min(batchSize, MAX_MESSAGES), LONG_POLL_SECONDS);
    const end = Date.now() + windowSeconds * 1000;
    while (batch.length > 0 && batch.length < batchSize && Date.now() < end && !this.#stopped) {
      // Short polls: a long one waits whole seconds, and one that is cut off loses what it has just been given.
      const more = await this.#receive(Math.min(batchSize - batch.length, MAX_MESSAGES), 0);
      batch.push(...more);
      if (more.length === 0) await sleep(SHORT_POLL_MS);
    }
    return batch;
  }

  async #receive(most: number, waitSeconds: number): Promise<Message[]> {
    const { Messages = [] } = await this.#sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#definition.queueUrl,
        MaxNumberOfMessages: most,
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  }

  async #handle(batch: readonly Message[]): Promise<void> {
    const result = await this.#invoke({ Records: batch.map((message) => this.#toRecord(message)) });
    const handled = this.#handledOf(batch, result);
    for (let from = 0; from < handled.length; from += MAX_MESSAGES) {
      await this.#sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl: this.#definition.queueUrl,
          Entries: handled
            .slice(from, from + MAX_MESSAGES)
            .map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle: ReceiptHandle as string })),
        }),
      );
    }
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting */
  #handledOf(batch: readonly Message[], result: InvocationResult): readonly Message[] {
    if (result.kind === 'failed') {
      this.#report(result.error);
      return [];
    }
    if (!this.#definition.reportsItemFailures) return batch;
    const failures = (result.payload as { batchItemFailures?: unknown } | null)?.batchItemFailures ?? [];
    if (!Array.isArray(failures)) return [];
    const failed = new Set(failures.map((failure: { itemIdentifier?: unknown }) => failure?.itemIdentifier));
    const known = new Set(batch.map(({ MessageId }) => MessageId));
    // An answer that names what was not in the batch is not understood: everything counts as failed.
    if ([...failed].some((id) => !known.has(id as string))) return [];
    return batch.filter(({ MessageId }) => !failed.has(MessageId));
  }

  #toRecord(message: Message) {
    const { queueArn, region } = this.#definition;
    return {
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: message.Attributes ?? {},
      messageAttributes: message.MessageAttributes ?? {},
      md5OfBody: message.MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    };
  }
}
