import { SQSClient } from '@aws-sdk/client-sqs';
import { outputNamesOf, type StageName } from '@copydesk/core/runtime/stages';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { print, printJson, say } from '../../output/print.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { queueUrlOf } from '../../pipeline/queue-url-of.ts';
import { watchInterrupt } from '../../watch-interrupt.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { redriveMessages } from './redrive-messages.ts';
import { renderCauses, sumCauses, sumUp } from './render-causes.ts';

export interface RedriveOptions extends ConnectOptions {
  readonly all?: boolean;
  readonly dryRun?: boolean;
  /** Messages a second. */
  readonly rate: number;
  readonly json?: boolean;
}

/**
 * Moves the messages in a stage's dead-letter queue back to its queue, by cause. Answers "partly failed" where it left
 * messages.
 *
 * @throws Error that ended it early, after it has printed how far it came
 */
export async function redrive(stage: StageName, options: RedriveOptions): Promise<ExitCode> {
  const { all = false, dryRun = false, rate: perSecond, json } = options;
  const { queueUrl, deadLetterQueueUrl } = outputNamesOf(stage);
  const connection = await connect(options);
  const interrupt = watchInterrupt();
  try {
    const queue = new DeadLetterQueue(
      connection.client(SQSClient),
      queueUrlOf(connection, deadLetterQueueUrl),
      queueUrlOf(connection, queueUrl),
    );
    const choice = { all, dryRun, perSecond, isOver: interrupt.isOver };
    const { causes, error } = await redriveMessages(queue, choice);
    if (error && causes.length === 0) throw error;
    const isCut = error !== undefined || interrupt.isOver();
    const { moved, left, again } = sumCauses(causes);
    if (json) printJson({ stage, dryRun, moved, left: left + again, again, causes });
    else for (const line of renderCauses(causes, dryRun)) print(line);
    for (const line of sumUp(stage, causes, { dryRun, isCut, where: connection.where })) say(pc.dim(line));
    if (error) throw error;
    if (interrupt.isOver()) say('interrupted: run the same command again to continue');
    return interrupt.isOver() || (left + again > 0 && !dryRun) ? EXIT.partlyFailed : EXIT.ok;
  } finally {
    interrupt.end();
    connection.close();
  }
}
