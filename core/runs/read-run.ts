import { parseCard } from '../store/article-card.ts';
import { type Head, parseHead } from '../store/items.ts';
import { articlePartition, cardKey, headKey, passagePrefix } from '../store/keys.ts';
import { parsePassage } from '../store/passage-item.ts';
import type { Table } from '../store/table.ts';
import type { RunRecords } from './build-run.ts';

/** The part of a run that the table holds. */
export type RecordedRun = Omit<RunRecords, 'givenUp' | 'isWholeSearch'>;

const MAX_ATTEMPTS = 5;

/**
 * Reads the records of an object's newest version, published or not. It never mixes versions: where another one was started
 * meanwhile, it reads again.
 *
 * @returns undefined for an object that was never seen
 * @throws Error where the object changes during each attempt
 */
export async function readRun(table: Table, articleId: string): Promise<RecordedRun | undefined> {
  let head = await readHead(table, articleId);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    if (!head) return undefined;
    const { generation, published, publishedAt } = head;
    const passages = [];
    for await (const item of table.query(articlePartition(articleId), passagePrefix(generation)))
      passages.push(parsePassage(item));
    const isPublished = published === generation && publishedAt !== undefined;
    const card = isPublished ? await table.get(cardKey({ articleId, generation, publishedAt })) : undefined;
    const after = await readHead(table, articleId);
    if (after?.generation === generation && after.published === published)
      return { head: after, ...(card && { card: parseCard(card) }), passages };
    head = after;
  }
  throw new Error(
    `The object of article ${articleId} changed during each of ${MAX_ATTEMPTS} reads; ask again`,
  );
}

async function readHead(table: Table, articleId: string): Promise<Head | undefined> {
  const item = await table.get(headKey(articleId));
  return item && parseHead(item);
}
