import type { BackfillMessage } from '@copydesk/core/article/messages';
import { Queue } from '@copydesk/core/runtime/queue';
import { ArticleList } from '@copydesk/core/store/article-list';
import { listS3Objects } from '@copydesk/core/upkeep/list-s3-objects';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { plural } from '../../output/plural.ts';
import { createProgress } from '../../output/progress.ts';
import { type ConnectOptions, connect } from '../../pipeline/connection.ts';
import { queueUrlOf } from '../../pipeline/read-queue.ts';
import { sendHints } from '../../pipeline/send-backfill-messages.ts';
import { watchInterrupt } from '../../watch-interrupt.ts';
import { unitsFor, usdOf } from './estimate-units.ts';
import { type BackfillPlan, planBackfill } from './plan-backfill.ts';
import { readDeployed } from './read-deployed.ts';
import { renderPlan, renderUsd } from './render-plan.ts';
import { takeAffordable } from './take-affordable.ts';

export interface BackfillOptions extends ConnectOptions {
  readonly prefix: string;
  readonly dryRun: boolean;
  /** In USD. */
  readonly maxCost?: number;
  /** Objects a second. */
  readonly rate: number;
  readonly json: boolean;
}

/** What came of a plan. */
interface Outcome {
  readonly sent: number;
  /** Those that are not to cost more than asked for; all where nobody said. */
  readonly affordable: number;
  readonly isInterrupted: boolean;
}

/**
 * Has every object looked at again that the table does not hold as the deployed pipeline makes it. Says first
 * what that costs. Answers "partly failed" where some are left to another run.
 *
 * @throws Error for what ended it early, after it has said how far it came
 */
export async function backfill(options: BackfillOptions): Promise<ExitCode> {
  const { prefix, dryRun, maxCost, rate: perSecond, json } = options;
  const connection = await connect(options);
  const interrupt = watchInterrupt();
  try {
    const { BucketName: bucket = '', TableName = '' } = connection.outputs;
    const plan = await planBackfill(
      bucket,
      listS3Objects(connection.s3, bucket, prefix),
      new ArticleList(connection.table, TableName),
      readDeployed(connection),
    );
    const units = plan.objects.reduce((sum, object) => sum + object.units, 0);
    const usd = usdOf(units);
    if (!json) for (const line of renderPlan(plan, { units, usd, perSecond })) console.log(line);
    const chosen = maxCost === undefined ? plan.objects : takeAffordable(plan.objects, unitsFor(maxCost));
    const hints = chosen.map(({ key }): BackfillMessage => ({ type: 'backfill', bucket, key }));
    const queue = new Queue<BackfillMessage>(connection.sqs, queueUrlOf(connection, 'ObjectEventsQueueUrl'));
    const progress = createProgress(hints.length);
    let sent = 0;
    const onSent = (count: number) => {
      sent += count;
      progress.tick(count);
    };
    try {
      if (!dryRun) await sendHints(hints, queue, { perSecond, isOver: interrupt.isOver, onSent });
    } finally {
      progress.end();
      const left = plan.objects.length - sent;
      const { counts, bundles } = plan;
      if (json)
        console.log(JSON.stringify({ prefix, dryRun, counts, bundles, units, usd, sent, left }, null, 2));
      const outcome = { sent, affordable: chosen.length, isInterrupted: interrupt.isOver() };
      for (const line of sumUp(plan, outcome, options)) console.error(pc.dim(line));
    }
    return sent < plan.objects.length && !dryRun ? EXIT.partlyFailed : EXIT.ok;
  } finally {
    interrupt.end();
    connection.close();
  }
}

/** What was done, why no more, and what next. */
function sumUp(
  { objects }: BackfillPlan,
  { sent, affordable, isInterrupted }: Outcome,
  { dryRun, maxCost }: BackfillOptions,
): string[] {
  if (objects.length === 0) return ['nothing is to be done'];
  if (dryRun) return ['nothing was sent: without --dry-run they are looked at again'];
  const lines = [
    `${sent.toLocaleString('en')} of ${plural(objects.length, 'object')} sent; copydesk status says how far the pipeline is with them`,
  ];
  if (isInterrupted && sent < affordable)
    lines.push('interrupted: the same command again goes on with those that are left');
  const [next] = objects.slice(affordable);
  if (next && maxCost !== undefined)
    lines.push(
      `${plural(objects.length - affordable, 'object')} left: with the next (${next.key}, at most ${renderUsd(usdOf(next.units))} USD) ` +
        `it would be more than --max-cost ${maxCost}. The same command again goes on with them, for as much once more`,
    );
  return lines;
}
