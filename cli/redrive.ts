import pc from 'picocolors';
import { type ConnectOptions, connect } from './connection.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { queueUrlOf } from './read-queue.ts';
import { DeadLetterQueue } from './redrive/dead-letter-queue.ts';
import { type CauseCount, redriveMessages } from './redrive/redrive-messages.ts';
import { STAGES } from './stages.ts';
import { watchInterrupt } from './watch-interrupt.ts';

export interface RedriveOptions extends ConnectOptions {
  readonly all: boolean;
  readonly dryRun: boolean;
  /** Messages a second. */
  readonly rate: number;
  readonly json: boolean;
}

/** Puts what a stage gave up back into its queue, by cause. Answers "partly failed" where something is left. */
export async function redrive(stage: string, options: RedriveOptions): Promise<ExitCode> {
  const feed = STAGES.find(([name]) => name === stage)?.[1];
  if (!feed) {
    console.error(`There is no stage ${stage}: name one of ${STAGES.map(([name]) => name).join(', ')}`);
    return EXIT.usage;
  }
  const { all, dryRun, rate: perSecond, json } = options;
  const connection = await connect(options);
  const interrupt = watchInterrupt();
  try {
    const queue = new DeadLetterQueue(
      connection.sqs,
      queueUrlOf(connection, `${feed}DeadLetterQueueUrl`),
      queueUrlOf(connection, `${feed}QueueUrl`),
    );
    const causes = await redriveMessages(queue, { all, dryRun, perSecond, isOver: interrupt.isOver });
    const moved = causes.reduce((sum, cause) => sum + cause.moved, 0);
    const left = causes.reduce((sum, cause) => sum + cause.left, 0);
    if (json) console.log(JSON.stringify({ stage, dryRun, moved, left, causes }, null, 2));
    else for (const cause of causes) console.log(render(cause, dryRun));
    console.error(pc.dim(sumUp(stage, moved, left, dryRun, connection.where)));
    if (interrupt.isOver()) console.error('Interrupted. The same command again goes on.');
    return interrupt.isOver() || (left > 0 && !dryRun) ? EXIT.partlyFailed : EXIT.ok;
  } finally {
    interrupt.end();
    connection.close();
  }
}

function render({ cause, permanent, moved, left }: CauseCount, dryRun: boolean): string {
  const stays = dryRun ? (permanent ? 'stays' : 'goes back') : permanent ? 'stays' : 'left';
  const counts = [moved > 0 && `${moved} put back`, left > 0 && `${left} ${stays}`]
    .filter(Boolean)
    .join(', ');
  const why = permanent ? pc.dim('  (trying again cannot help; --all moves it)') : '';
  return `  ${counts.padEnd(14)}  ${cause}${why}`;
}

function sumUp(stage: string, moved: number, left: number, dryRun: boolean, where: string): string {
  if (moved + left === 0) return `nothing is given up by ${stage} in ${where}`;
  if (dryRun) return `${left} given up by ${stage} in ${where}; nothing was moved`;
  return `${moved} put back, ${left} left of what ${stage} gave up in ${where}`;
}
