import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { PermanentError } from '../article/errors.ts';
import { nameMessage } from '../article/name-message.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Log } from './logger.ts';
import { METRIC_LOG, type MetricLog } from './metric-log.ts';
import type { Metrics } from './metrics.ts';

/**
 * Processes the bodies of a batch, and returns one outcome for each, in order.
 *
 * @param lastReceives aligned with the bodies: whether a failure now moves the message to the dead-letter queue
 */
export type BatchProcess = (
  bodies: readonly string[],
  lastReceives?: readonly boolean[],
) => Promise<readonly PromiseSettledResult<unknown>[]>;

/**
 * Turns an SQS batch into a partial batch response: the one place where an error becomes a failed message. A failed message
 * alone goes back to its queue, or to the dead-letter queue with the cause. The other messages of the batch are done. Then it
 * prints the metrics of the invocation.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export async function respondToBatch(
  event: SQSEvent,
  process: BatchProcess,
  log: Log,
  deadLetters: Pick<DeadLetters, 'take' | 'isLastReceive'>,
  metrics: Pick<MetricLog, 'add' | 'flush'> = METRIC_LOG,
): Promise<SQSBatchResponse> {
  try {
    return await respond(event, process, log, deadLetters, metrics);
  } finally {
    metrics.flush();
  }
}

async function respond(
  event: SQSEvent,
  process: BatchProcess,
  log: Log,
  deadLetters: Pick<DeadLetters, 'take' | 'isLastReceive'>,
  metrics: Metrics,
): Promise<SQSBatchResponse> {
  const outcomes = await process(
    event.Records.map((record) => record.body),
    event.Records.map((record) => deadLetters.isLastReceive(record)),
  );
  const failures = event.Records.map(async (record, i) => {
    const outcome = outcomes[i] ?? unhandled();
    // guard: only the failed messages of a batch are retried
    if (outcome.status === 'fulfilled') return [];
    const error = outcome.reason instanceof Error ? outcome.reason : new Error(String(outcome.reason));
    const isMoved = await deadLetters.take(record, error).catch((rejection: Error) => {
      log.warn('The dead-letter queue refused a message: SQS moves it there in time', rejection);
      return false;
    });
    metrics.add(isMoved ? 'DeadLetters' : 'MessagesRetried', 1);
    log.error(`A message failed and goes ${isMoved ? 'to the dead-letter queue' : 'back to its queue'}`, {
      ...nameMessage(record.body),
      messageId: record.messageId,
      receiveCount: record.attributes.ApproximateReceiveCount,
      permanent: error instanceof PermanentError,
      error,
    });
    return isMoved ? [] : [{ itemIdentifier: record.messageId }];
  });
  return { batchItemFailures: (await Promise.all(failures)).flat() };
}

/** A process that handles each body by itself, up to `concurrency` at a time. */
export function oneByOne(handle: (body: string) => Promise<void>, concurrency: number): BatchProcess {
  return async (bodies) => {
    const outcomes: PromiseSettledResult<void>[] = [];
    for (let from = 0; from < bodies.length; from += concurrency) {
      outcomes.push(...(await Promise.allSettled(bodies.slice(from, from + concurrency).map(handle))));
    }
    return outcomes;
  };
}

/** A process that parses every body first, and handles together those that could be parsed. */
export function parsing<Message>(
  parse: (body: string) => Message,
  process: (
    messages: readonly Message[],
    lastReceives: readonly boolean[],
  ) => Promise<readonly PromiseSettledResult<unknown>[]>,
): BatchProcess {
  return async (bodies, lastReceives = []) => {
    const parsed = await Promise.allSettled(bodies.map(async (body) => parse(body)));
    const outcomes = await process(
      parsed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
      parsed.flatMap((one, i) => (one.status === 'fulfilled' ? [lastReceives[i] ?? false] : [])),
    );
    let next = 0;
    return parsed.map((one) =>
      one.status === 'fulfilled'
        ? (outcomes[/* guard: each outcome belongs to its message */ next++] ?? unhandled())
        : one,
    );
  };
}

function unhandled(): PromiseRejectedResult {
  return { status: 'rejected', reason: new Error('the message was not handled') };
}
