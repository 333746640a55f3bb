import { S3Client } from '@aws-sdk/client-s3';
import { findBundleDifferences } from '@copydesk/core/reconcile/find-bundle-differences';
import { findDifferences } from '@copydesk/core/reconcile/find-differences';
import { writersEndedBefore } from '@copydesk/core/reconcile/sweep-orphans';
import { type ListedObject, listS3Objects } from '@copydesk/core/runtime/s3-objects';
import { HoldingsReader } from '@copydesk/core/store/holdings-reader';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { print, printJson, say } from '../../output/print.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import type { Connection } from '../../pipeline/connection.ts';
import { openTable } from '../../pipeline/open-table.ts';
import { readStages } from '../../pipeline/read-stages.ts';
import { watchInterrupt } from '../../watch-interrupt.ts';
import { findClosedSources } from './find-closed-sources.ts';
import { type Findings, toDocument } from './findings.ts';
import { renderFindings, sumUp } from './render-findings.ts';
import { type Repaired, repairDifferences } from './repair-differences.ts';

export interface DoctorOptions extends ConnectOptions {
  readonly repair?: boolean;
  readonly json?: boolean;
}

/** While queues hold messages, an article in progress counts as stuck only after this time. */
const LONGEST_WORK_MS = 24 * 60 * 60 * 1000;

/**
 * Compares bucket and table, and prints the differences before it changes anything. Answers "partly failed" where it left
 * a difference, a dead-letter queue holds a message, or a stage is closed.
 *
 * @throws Error that ended it early, after it has printed what it found and repaired
 */
export async function doctor({ repair, json, ...options }: DoctorOptions): Promise<ExitCode> {
  const connection = await connect(options);
  try {
    const findings = await examine(connection);
    const { articles, bundles, deadLetters, closed } = findings;
    if (!json) for (const line of renderFindings(findings, connection)) print(line);
    const repaired: Repaired = { sent: 0, removed: 0 };
    const interrupt = watchInterrupt();
    try {
      if (repair) await repairDifferences(findings, connection, repaired, interrupt.isOver);
    } finally {
      interrupt.end();
      if (json) printJson({ ...toDocument(findings), ...(repair && { repaired }) });
      say(sumUp(findings, repair ? repaired : undefined));
    }
    if (interrupt.isOver()) say('interrupted: run the same command again to continue');
    const isDifferent = articles.differences.length + bundles.differences.length > 0;
    const isLeft =
      (isDifferent && (!repair || interrupt.isOver())) ||
      Object.values(deadLetters).some(Boolean) ||
      closed.length > 0;
    return isLeft ? EXIT.partlyFailed : EXIT.ok;
  } finally {
    connection.close();
  }
}

async function examine(connection: Connection): Promise<Findings> {
  const { BucketName: bucket = '' } = connection.outputs;
  const now = Date.now();
  const stages = await readStages(connection);
  const isIdle = stages.every(({ waiting, inWork, delayed }) => waiting + inWork + delayed === 0);
  const objects: ListedObject[] = [];
  for await (const page of listS3Objects(connection.client(S3Client), bucket)) objects.push(...page);
  const { articles, bundles } = await new HoldingsReader(openTable(connection)).scanHoldings(warnOfRecord);
  const deleted = articles.filter(({ head }) => head?.status === 'DELETED').length;
  const stuckSince = new Date(isIdle ? now : now - LONGEST_WORK_MS).toISOString();
  return {
    objects: objects.length,
    articles: {
      count: articles.length - deleted,
      deleted,
      differences: findDifferences(bucket, objects, articles, stuckSince, writersEndedBefore(new Date())),
    },
    bundles: {
      count: bundles.length,
      differences: findBundleDifferences(bucket, objects, bundles, stuckSince),
    },
    deadLetters: Object.fromEntries(stages.map(({ stage, deadLetters }) => [stage, deadLetters])),
    closed: await findClosedSources(connection),
    isIdle,
  };
}

function warnOfRecord({ message }: Error): void {
  say(`${pc.yellow('warning')} ${message}`);
}
