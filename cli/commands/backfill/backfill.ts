import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { BackfillMessage } from '@copydesk/core/article/messages';
import { Queue } from '@copydesk/core/runtime/queue';
import { listS3Objects } from '@copydesk/core/runtime/s3-objects';
import { HoldingsReader } from '@copydesk/core/store/holdings-reader';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { plural } from '../../output/plural.ts';
import { print, printJson, say } from '../../output/print.ts';
import { createProgress } from '../../output/progress.ts';
import { renderUsd } from '../../output/render-usd.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { openTable } from '../../pipeline/open-table.ts';
import { queueUrlOf } from '../../pipeline/queue-url-of.ts';
import { sendBackfillMessages } from '../../pipeline/send-backfill-messages.ts';
import { watchInterrupt } from '../../watch-interrupt.ts';
import { unitsFor, usdOf } from './estimate-units.ts';
import { type BackfillPlan, planBackfill } from './plan-backfill.ts';
import { readDeployed } from './read-deployed.ts';
import { renderPlan } from './render-plan.ts';
import { takeAffordable } from './take-affordable.ts';

export interface BackfillOptions extends ConnectOptions {
  readonly prefix: string;
  readonly dryRun?: boolean;
  /** In USD. */
  readonly maxCost?: number;
  /** Objects a second. */
  readonly rate: number;
  readonly json?: boolean;
}

/** How far a plan was carried out. */
interface Outcome {
  readonly sent: number;
  /** How many objects --max-cost allows; all where it is not given. */
  readonly affordable: number;
  readonly isInterrupted: boolean;
}

/**
 * Has every object processed again whose record differs from what the deployed pipeline makes. Prints the cost first.
 * Answers "partly failed" where it left objects for another run.
 *
 * @throws Error that ended it early, after it has printed how far it came
 */
export async function backfill(options: BackfillOptions): Promise<ExitCode> {
  const { prefix, dryRun = false, maxCost, rate: perSecond, json } = options;
  const connection = await connect(options);
  const interrupt = watchInterrupt();
  try {
    const { BucketName: bucket = '' } = connection.outputs;
    const plan = await planBackfill(
      bucket,
      listS3Objects(connection.client(S3Client), bucket, prefix),
      new HoldingsReader(openTable(connection)),
      readDeployed(connection),
    );
    const units = plan.objects.reduce((sum, object) => sum + object.units, 0);
    const usd = usdOf(units);
    if (!json) for (const line of renderPlan(plan, { units, usd, perSecond })) print(line);
    const chosen = maxCost === undefined ? plan.objects : takeAffordable(plan.objects, unitsFor(maxCost));
    const messages = chosen.map(({ key }): BackfillMessage => ({ type: 'backfill', bucket, key }));
    const url = queueUrlOf(connection, 'ObjectEventsQueueUrl');
    const queue = new Queue<BackfillMessage>(connection.client(SQSClient), url);
    const progress = createProgress(messages.length);
    let sent = 0;
    const onSent = (count: number) => {
      sent += count;
      progress.tick(count);
    };
    try {
      if (!dryRun)
        await sendBackfillMessages(messages, queue, { perSecond, isOver: interrupt.isOver, onSent });
    } finally {
      progress.end();
      const left = plan.objects.length - sent;
      const { counts, bundles } = plan;
      if (json) printJson({ prefix, dryRun, counts, bundles, units, usd, sent, left });
      const outcome = { sent, affordable: chosen.length, isInterrupted: interrupt.isOver() };
      for (const line of sumUp(plan, outcome, options)) say(pc.dim(line));
    }
    return sent < plan.objects.length && !dryRun ? EXIT.partlyFailed : EXIT.ok;
  } finally {
    interrupt.end();
    connection.close();
  }
}

/** What was done, why not more, and what to do next. */
function sumUp(
  { objects }: BackfillPlan,
  { sent, affordable, isInterrupted }: Outcome,
  { dryRun, maxCost }: BackfillOptions,
): string[] {
  if (objects.length === 0) return ['there is nothing to do'];
  if (dryRun) return ['nothing was sent: leave out --dry-run to process the objects again'];
  const lines = [
    `${sent.toLocaleString('en')} of ${plural(objects.length, 'object')} sent; "copydesk status" says how many are still in the queues`,
  ];
  if (isInterrupted && sent < affordable) lines.push('interrupted: run the same command again to continue');
  const [next] = objects.slice(affordable);
  if (next && maxCost !== undefined)
    lines.push(
      `${plural(objects.length - affordable, 'object')} left: the next (${next.key}, at most ${renderUsd(usdOf(next.units))} USD) ` +
        `would exceed --max-cost ${maxCost}. Run the same command again to continue, at up to the same cost once more`,
    );
  return lines;
}
