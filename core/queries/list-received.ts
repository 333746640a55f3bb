import type { ArticleStatus, Reason } from '../article/status.ts';
import type { Head } from '../store/items.ts';
import { receivedPartition, SHARDS } from '../store/keys.ts';
import type { Failure, Page, ReceivedArticle } from './answers.ts';
import type { QueryContext } from './context.ts';
import type { Question } from './cursor.ts';
import { type Filled, fillPage, type Placed } from './fill-page.ts';
import { NewestFirst } from './newest-first.ts';
import { budgetOf, isWithin, limitOf, restOf, stagesOf, toPage } from './page.ts';
import { type Bounds, boundsOfDays } from './period.ts';
import { HeadReader, type PublishedHead } from './published.ts';
import { CardReader } from './published-cards.ts';
import type { FailuresQuestion, PageOptions, ReceivedQuestion } from './questions.ts';
import { COST, type ReadBudget } from './read-budget.ts';

const SPARE_ENTRIES = 6;

/** Lists the objects that were received on some days, whatever became of them, the newest first. */
export async function listReceived(
  { table }: QueryContext,
  question: ReceivedQuestion,
): Promise<Page<ReceivedArticle>> {
  const { status } = question;
  const asked: Question = ['received', boundsOfDays(question), { status }];
  const { budget, ...filled } = await fillHeads(table, question, asked, {
    kinds: status === undefined ? [false, true] : [status === 'REJECTED'],
    matches: (head) => status === undefined || head.status === status,
  });
  const cards = new CardReader(table, new HeadReader(table, budget), budget);
  const published = filled.items.filter(
    (head): head is PublishedHead => head.published !== undefined && head.publishedAt !== undefined,
  );
  const cardOf = await cards.readOf(published);
  const items = filled.items.map(toReceived).map((article): ReceivedArticle => {
    const card = cardOf.get(article.articleId);
    return card ? { ...article, card } : article;
  });
  return toPage(asked, { ...filled, items });
}

const FAILED: readonly ArticleStatus[] = ['REJECTED', 'PARTIAL'];

/** Lists the objects that were received on some days and failed: whole, or in some of their passages. */
export async function listFailures(
  { table }: QueryContext,
  question: FailuresQuestion,
): Promise<Page<Failure>> {
  const { reason } = question;
  const asked: Question = ['failures', boundsOfDays(question), { reason }];
  const filled = await fillHeads(table, question, asked, {
    kinds: [false, true],
    matches: ({ status, reasons = [] }) =>
      FAILED.includes(status) && (reason === undefined || reasons.includes(reason)),
  });
  return toPage(asked, { ...filled, items: filled.items.map(toReceived) });
}

/** How many failures have each reason, the most frequent first. */
export function countReasons(
  failures: readonly Failure[],
): { readonly reason: Reason; readonly count: number }[] {
  const reasons = failures.flatMap(({ reasons }) => reasons);
  return [...Map.groupBy(reasons, (reason) => reason)]
    .map(([reason, same]) => ({ reason, count: same.length }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

interface HeadFilter {
  /** The kinds of entries to read: `false` for articles, `true` for rejected objects. */
  readonly kinds: readonly boolean[];
  readonly matches: (head: Head) => boolean;
}

async function fillHeads(
  table: QueryContext['table'],
  question: ReceivedQuestion | FailuresQuestion,
  asked: Question,
  { kinds, matches }: HeadFilter,
): Promise<Filled<Head> & { readonly budget: ReadBudget }> {
  const bounds = boundsOfDays(question);
  const limit = limitOf((question as PageOptions).limit);
  const budget = budgetOf(limit);
  const heads = new HeadReader(table, budget);
  const filled = await fillPage(walkReceived(table, restOf(asked, bounds, question), kinds, limit, budget), {
    limit,
    budget,
    isAsked: isWithin(bounds),
    resolve: async (groups) => {
      const found = await heads.read(groups.map(({ articleId }) => articleId));
      return groups.flatMap(({ articleId, position }): Placed<Head>[] => {
        const head = found.get(articleId);
        // The index lags behind: an entry that its head has left is of an older version.
        const isCurrent = head && `${head.receivedAt}#${articleId}` === position;
        return isCurrent && matches(head) ? [{ articleId, position, item: head }] : [];
      });
    },
  });
  return { ...filled, budget };
}

function walkReceived(
  table: QueryContext['table'],
  bounds: Bounds,
  kinds: readonly boolean[],
  articles: number,
  budget: ReadBudget,
): NewestFirst {
  const shards = Array.from({ length: SHARDS }, (_, shard) => shard);
  const stages = stagesOf(bounds, (day) =>
    kinds.flatMap((isRejected) => shards.map((shard) => receivedPartition(day, shard, isRejected))),
  );
  const firstRead = Math.ceil(articles / SHARDS) + SPARE_ENTRIES;
  return new NewestFirst(table, { stages, bounds, firstRead, cost: COST.indexEntry, inIndex: true }, budget);
}

function toReceived({ articleId, source, receivedAt = '', status, reasons = [], detail }: Head): Failure {
  return {
    articleId,
    key: source.key,
    receivedAt,
    status,
    reasons,
    ...(detail !== undefined && { detail }),
  };
}
