import pc from 'picocolors';
import type { BackfillMessage } from '../core/article/messages.ts';
import { Queue } from '../core/runtime/queue.ts';
import { ArticleList } from '../core/store/article-list.ts';
import { ArticleStore } from '../core/store/article-store.ts';
import { type Difference, findDifferences, type StandingObject } from '../core/upkeep/find-differences.ts';
import { hintsOf } from '../core/upkeep/hints-of.ts';
import { listS3Objects } from '../core/upkeep/list-s3-objects.ts';
import { sweepGhosts } from '../core/upkeep/sweep-ghosts.ts';
import { type Connection, type ConnectOptions, connect } from './connection.ts';
import { findClosedSources } from './doctor/find-closed-sources.ts';
import { renderDifferences } from './doctor/render-differences.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { queueUrlOf, readQueue } from './read-queue.ts';
import { STAGES } from './stages.ts';

export interface DoctorOptions extends ConnectOptions {
  readonly repair: boolean;
  readonly json: boolean;
}

/** How long an article may be in work, while there are messages that may be about it, before it counts as stuck. */
const LONGEST_WORK_MS = 24 * 60 * 60 * 1000;

/**
 * Compares bucket and table, and says where they differ before it changes anything. Answers "partly failed" while
 * something differs that it did not see to, was given up, or is closed.
 */
export async function doctor(options: DoctorOptions): Promise<ExitCode> {
  const { repair, json } = options;
  const connection = await connect(options);
  const { BucketName: bucket = '', TableName = '' } = connection.outputs;
  try {
    const now = Date.now();
    const queues = await readQueues(connection);
    const isIdle = queues.every(({ waiting, inWork, delayed }) => waiting + inWork + delayed === 0);
    const objects: StandingObject[] = [];
    for await (const page of listS3Objects(connection.s3, bucket)) objects.push(...page);
    const articles = await new ArticleList(connection.table, TableName).scanHoldings();
    const stuckSince = new Date(isIdle ? now : now - LONGEST_WORK_MS).toISOString();
    const differences = findDifferences(bucket, objects, articles, stuckSince);
    const closed = await findClosedSources(connection);
    const givenUp = queues.filter(({ deadLetters }) => deadLetters > 0);
    if (!json) {
      console.log(`${connection.where}: ${objects.length} objects, ${articles.length} articles`);
      for (const line of renderDifferences(differences)) console.log(line);
      for (const { stage, deadLetters } of givenUp)
        console.log(
          `${pc.red(`${deadLetters} given up by ${stage}`)}: see copydesk redrive ${stage} --dry-run`,
        );
      for (const stage of closed)
        console.log(
          `${pc.red(`${stage} is closed`)}: its queue does not feed it, by hand or for a spent budget`,
        );
    }
    const repaired = repair ? await repairAll(differences, connection) : undefined;
    if (json) {
      const deadLetters = Object.fromEntries(queues.map((queue) => [queue.stage, queue.deadLetters]));
      const found = {
        objects: objects.length,
        articles: articles.length,
        isIdle,
        differences,
        deadLetters,
        closed,
      };
      console.log(JSON.stringify({ ...found, ...(repaired && { repaired }) }, null, 2));
    }
    console.error(pc.dim(sumUp(differences, repaired, isIdle)));
    const isLeft = (differences.length > 0 && !repair) || givenUp.length > 0 || closed.length > 0;
    return isLeft ? EXIT.partlyFailed : EXIT.ok;
  } finally {
    connection.close();
  }
}

async function readQueues(connection: Connection) {
  return Promise.all(
    STAGES.map(async ([stage, feed]) => {
      const dead = await readQueue(connection, `${feed}DeadLetterQueueUrl`);
      return {
        stage,
        ...(await readQueue(connection, `${feed}QueueUrl`)),
        deadLetters: dead.waiting + dead.inWork,
      };
    }),
  );
}

interface Repaired {
  /** Objects that are looked at again. */
  readonly hints: number;
  /** Items removed. */
  readonly ghosts: number;
}

async function repairAll(differences: readonly Difference[], connection: Connection): Promise<Repaired> {
  const { BucketName: bucket = '', TableName = '' } = connection.outputs;
  const hints = hintsOf(bucket, differences);
  const url = queueUrlOf(connection, 'ObjectEventsQueueUrl');
  await new Queue<BackfillMessage>(connection.sqs, url).send(hints);
  const store = new ArticleStore(connection.table, TableName);
  let ghosts = 0;
  for (const { kind, articleId } of differences)
    if (kind === 'GHOSTS') ghosts += await sweepGhosts(store, articleId);
  return { hints: hints.length, ghosts };
}

function sumUp(differences: readonly Difference[], repaired: Repaired | undefined, isIdle: boolean): string {
  const meanwhile = isIdle ? '' : '; messages are still in work, and may be about to change that';
  if (differences.length === 0) return `bucket and table agree${meanwhile}`;
  if (!repaired) return `${differences.length} differences, nothing was changed: --repair does${meanwhile}`;
  return `${repaired.hints} objects are looked at again, ${repaired.ghosts} items were removed${meanwhile}`;
}
