import type { Group, NewestFirst } from './newest-first.ts';
import type { ReadBudget } from './read-budget.ts';

/** An item of a page, with its place in the order of the answer. */
export interface Placed<Item> {
  readonly articleId: string;
  /** When the published version of the article was published, or received: `<instant>#<articleId>`. */
  readonly position: string;
  readonly item: Item;
}

export interface Filled<Item> {
  readonly items: readonly Item[];
  /** The upper bound of the next page; absent where there is none. */
  readonly rest?: string;
}

export interface FillInput<Item> {
  readonly limit: number;
  readonly budget: ReadBudget;
  /** The upper and lower bounds of what the question is about. */
  readonly isAsked: (position: string) => boolean;
  /** Whether a group may hold an answer: what it shows is asked for. */
  readonly wanted?: (group: Group) => boolean;
  /** What readers see of the groups' articles, as far as it is an answer; in any order. */
  readonly resolve: (groups: readonly Group[]) => Promise<readonly Placed<Item>[]>;
}

/**
 * Fills a page from a walk. It ends with what it has where the budget of reads is spent.
 *
 * An article is on a page once. It may have moved to another date since the walk read it. If its date is now one that the
 * walk has yet to reach, the next page has it; otherwise this page has it.
 */
export async function fillPage<Item>(
  walk: NewestFirst,
  { limit, budget, isAsked, wanted, resolve }: FillInput<Item>,
): Promise<Filled<Item>> {
  const found = new Map<string, Placed<Item>>();
  let isEnd = false;
  do {
    const missing = limit - found.size;
    const groups = await walk.take(missing, wanted);
    isEnd = groups.length < missing && !budget.isSpent;
    for (const placed of await resolve(groups)) {
      if (isAsked(placed.position)) found.set(placed.articleId, placed);
    }
  } while (found.size < limit && !isEnd && !budget.isSpent);
  isEnd ||= walk.isEnd;
  const items = [...found.values()]
    .filter(({ position }) => isEnd || position > walk.rest)
    .sort((a, b) => (a.position < b.position ? 1 : -1))
    .map(({ item }) => item);
  return { items, ...(!isEnd && { rest: walk.rest }) };
}
