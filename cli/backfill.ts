import pc from 'picocolors';
import type { BackfillMessage } from '../core/article/messages.ts';
import { Queue } from '../core/runtime/queue.ts';
import { ArticleList } from '../core/store/article-list.ts';
import { listS3Objects } from '../core/upkeep/list-s3-objects.ts';
import { BACKFILL_DECISIONS, type BackfillDecision } from './backfill/decide-backfill.ts';
import { unitsFor, usdOf } from './backfill/estimate-units.ts';
import { type BackfillPlan, planBackfill } from './backfill/plan-backfill.ts';
import { readDeployed } from './backfill/read-deployed.ts';
import { sendHints } from './backfill/send-hints.ts';
import { takeAffordable } from './backfill/take-affordable.ts';
import { type ConnectOptions, connect } from './connection.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { queueUrlOf } from './read-queue.ts';
import { watchInterrupt } from './watch-interrupt.ts';

export interface BackfillOptions extends ConnectOptions {
  readonly prefix: string;
  readonly dryRun: boolean;
  /** In USD. */
  readonly maxCost?: number;
  /** Objects a second. */
  readonly rate: number;
  readonly json: boolean;
}

/**
 * Has every object looked at again that the table does not hold as the deployed pipeline makes it. Says first
 * what that costs. Answers "partly failed" where some are left to another run.
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
    if (!json) console.log(renderPlan(plan, units));
    const chosen = maxCost === undefined ? plan.objects : takeAffordable(plan.objects, unitsFor(maxCost));
    const hints = chosen.map(({ key }): BackfillMessage => ({ type: 'backfill', bucket, key }));
    const queue = new Queue<BackfillMessage>(connection.sqs, queueUrlOf(connection, 'ObjectEventsQueueUrl'));
    const sent = dryRun ? 0 : await sendHints(hints, queue, { perSecond, isOver: interrupt.isOver });
    const left = plan.objects.length - sent;
    if (json) {
      const { counts } = plan;
      console.log(JSON.stringify({ prefix, dryRun, counts, units, usd: usdOf(units), sent, left }, null, 2));
    }
    console.error(pc.dim(`${sent} of ${plan.objects.length} sent to ${connection.where}`));
    if (interrupt.isOver()) console.error('Interrupted. The same command again goes on.');
    else if (!dryRun && left > 0)
      console.error(`${left} are over --max-cost. The same command again goes on.`);
    return left > 0 && !dryRun ? EXIT.partlyFailed : EXIT.ok;
  } finally {
    interrupt.end();
    connection.close();
  }
}

function renderPlan({ counts }: BackfillPlan, units: number): string {
  const lines = Object.entries(counts).map(([decision, count]) => {
    const { says } = BACKFILL_DECISIONS[decision as BackfillDecision];
    return `${String(count).padStart(9)} ${says}`;
  });
  return [
    ...lines,
    `at most ${units} units of Comprehend, ${usdOf(units).toFixed(2)} USD at list price`,
  ].join('\n');
}
