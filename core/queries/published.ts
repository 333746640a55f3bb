import { type Head, parseHead } from '../store/items.ts';
import { headKey } from '../store/keys.ts';
import type { Table } from '../store/table.ts';
import { COST, type ReadBudget } from './read-budget.ts';

/** A head of an article that readers see. */
export type PublishedHead = Head & Required<Pick<Head, 'published' | 'publishedAt'>>;

/** An article that readers see, with some of the items of its published generation. */
export interface Published<Item> {
  readonly head: PublishedHead;
  readonly items: readonly Item[];
}

/** A new generation between two reads makes another attempt necessary; five of them in a row are all but impossible. */
const MAX_ATTEMPTS = 5;

/** Reads heads, consistently. */
export class HeadReader {
  readonly #table: Pick<Table, 'getMany'>;
  readonly #budget: ReadBudget;

  constructor(table: Pick<Table, 'getMany'>, budget: ReadBudget) {
    this.#table = table;
    this.#budget = budget;
  }

  /** An article without a head is left out. */
  async read(articleIds: readonly string[]): Promise<Map<string, Head>> {
    const ids = [...new Set(articleIds)];
    this.#budget.spend(ids.length * COST.item);
    const heads = (await this.#table.getMany(ids.map(headKey))).map(parseHead);
    return new Map(heads.map((head) => [head.articleId, head]));
  }
}

/**
 * Finds what readers see of some articles. Cards and rows stand outside an article's collection, and some of them may be
 * of a generation that is not published yet, or not any more.
 *
 * An item whose generation is the published one is shown. An item of another generation decides nothing: the items of the
 * published one are then read by their keys. The head is read again after that. If it still publishes that generation,
 * none of its items can have been removed meanwhile. Otherwise the next attempt begins.
 *
 * @param seen items of each article, of any generations
 * @param readPublished reads the items that belong to the question, of the generation that a head publishes
 * @returns by article; an article that is not published, or has no such item, is left out
 */
export async function findPublished<Item extends { readonly generation: string }>(
  seen: ReadonlyMap<string, readonly Item[]>,
  heads: Pick<HeadReader, 'read'>,
  readPublished: (head: PublishedHead) => Promise<readonly Item[]>,
): Promise<Map<string, Published<Item>>> {
  const found = new Map<string, Published<Item>>();
  const current = await heads.read([...seen.keys()]);
  await Promise.all(
    [...seen].map(async ([articleId, items]) => {
      const head = current.get(articleId);
      // guard: an article is shown only while its head publishes it
      if (!isPublished(head)) return;
      // guard: an item of another generation is not shown
      const shown = items.filter(({ generation }) => generation === head.published);
      if (shown.length > 0) {
        found.set(articleId, { head, items: shown });
        return;
      }
      // guard: the published generation is looked for where only others were seen
      const published = await readAgain(head, heads, readPublished);
      if (published && published.items.length > 0) found.set(articleId, published);
    }),
  );
  return found;
}

async function readAgain<Item>(
  first: PublishedHead,
  heads: Pick<HeadReader, 'read'>,
  readPublished: (head: PublishedHead) => Promise<readonly Item[]>,
): Promise<Published<Item> | undefined> {
  let head = first;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const items = await readPublished(head);
    const after = (await heads.read([head.articleId])).get(head.articleId);
    if (!isPublished(after)) return undefined;
    // guard: the head is read again after the items of another generation
    if (after.published === head.published) return { head: after, items };
    head = after;
  }
  throw new Error(
    `Article ${head.articleId} was published again during each of ${MAX_ATTEMPTS} reads; ask again`,
  );
}

const isPublished = (head: Head | undefined): head is PublishedHead =>
  head?.published !== undefined && head.publishedAt !== undefined;
