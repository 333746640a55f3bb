import { outputNamesOf, STAGE_NAMES } from '@copydesk/core/runtime/stages';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { type ConnectOptions, connect } from '../../pipeline/connection.ts';
import { queueUrlOf } from '../../pipeline/read-queue.ts';
import { watchInterrupt } from '../../watch-interrupt.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { redriveMessages } from './redrive-messages.ts';
import { renderCauses, sumCauses, sumUp } from './render-causes.ts';

export interface RedriveOptions extends ConnectOptions {
  readonly all: boolean;
  readonly dryRun: boolean;
  /** Messages a second. */
  readonly rate: number;
  readonly json: boolean;
}

/**
 * Puts what a stage gave up back into its queue, by cause. Answers "partly failed" where something is left.
 *
 * @throws Error for what ended it early, after it has said how far it came
 */
export async function redrive(stageName: string, options: RedriveOptions): Promise<ExitCode> {
  const stage = STAGE_NAMES.find((name) => name === stageName);
  if (!stage) {
    console.error(`${pc.red('error')} There is no stage ${stageName}: name one of ${STAGE_NAMES.join(', ')}`);
    return EXIT.usage;
  }
  const { all, dryRun, rate: perSecond, json } = options;
  const connection = await connect(options);
  const interrupt = watchInterrupt();
  try {
    const { queueUrl, deadLetterQueueUrl } = outputNamesOf(stage);
    const queue = new DeadLetterQueue(
      connection.sqs,
      queueUrlOf(connection, deadLetterQueueUrl),
      queueUrlOf(connection, queueUrl),
    );
    const choice = { all, dryRun, perSecond, isOver: interrupt.isOver };
    const { causes, error } = await redriveMessages(queue, choice);
    if (error && causes.length === 0) throw error;
    const isCut = error !== undefined || interrupt.isOver();
    const { moved, left, again } = sumCauses(causes);
    if (json)
      console.log(JSON.stringify({ stage, dryRun, moved, left: left + again, again, causes }, null, 2));
    else for (const line of renderCauses(causes, dryRun)) console.log(line);
    for (const line of sumUp(stage, causes, { dryRun, isCut, where: connection.where }))
      console.error(pc.dim(line));
    if (error) throw error;
    if (interrupt.isOver()) console.error('interrupted: the same command again goes on with what is left');
    return interrupt.isOver() || (left + again > 0 && !dryRun) ? EXIT.partlyFailed : EXIT.ok;
  } finally {
    interrupt.end();
    connection.close();
  }
}
