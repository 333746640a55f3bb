import { type Item, keyOf } from '../store/keys.ts';
import { TABLE } from '../store/schema.ts';
import type { Table } from '../store/table.ts';
import type { Bounds } from './period.ts';
import { COST, type ReadBudget } from './read-budget.ts';

/** The part of the table that a walk needs. */
export type RangeReader = Pick<Table, 'readRange'>;

/** Neighbouring items of one article at one instant. They may be of several generations. */
export interface Group {
  /** The first two parts of their sort keys: `<instant>#<articleId>`. */
  readonly position: string;
  readonly articleId: string;
  readonly items: readonly Item[];
}

/** Partitions that are read side by side. */
export interface Stage {
  readonly partitions: readonly string[];
  /** No sort key of the stage sorts before it, and every sort key of later stages does. */
  readonly floor: string;
}

export interface WalkInput {
  /** The newest first. */
  readonly stages: Iterable<Stage>;
  readonly bounds: Bounds;
  /** The most items of the first read of a partition. Further reads take more. */
  readonly firstRead: number;
  /** The read units of one item. */
  readonly cost: number;
  readonly inIndex?: boolean;
}

const MOST_PER_READ = 200;
/** A group has hardly more items: a row for each type of a name, in one or two generations. */
const GROUP_ITEMS = 16;

/**
 * Walks partitions from the newest item to the oldest, group by group. The order is that of the sort keys of all
 * partitions of a stage together.
 */
export class NewestFirst {
  readonly #table: RangeReader;
  readonly #input: WalkInput;
  readonly #budget: ReadBudget;
  readonly #stages: Iterator<Stage>;
  #stage: Stage | undefined;
  #sources: readonly PartitionReader[] = [];
  #areStagesOver = false;
  /** Whether something was read to end a group although the budget was spent. The walk stops after that group. */
  #hasReadOver = false;
  #rest: string;

  constructor(table: RangeReader, input: WalkInput, budget: ReadBudget) {
    this.#table = table;
    this.#input = input;
    this.#budget = budget;
    this.#stages = input.stages[Symbol.iterator]();
    this.#rest = input.bounds.to;
  }

  /** The upper bound of everything that was not walked yet. */
  get rest(): string {
    return this.#rest;
  }

  /** Whether nothing is left. Before the walk has tried to go on, it may be false although nothing is left. */
  get isEnd(): boolean {
    return this.#areStagesOver && this.#sources.every((source) => source.isEnd);
  }

  /**
   * @param wanted only these groups are returned; the walk passes the others
   * @returns the next groups, at most `count`; fewer only at the end, or where the budget is spent
   */
  async take(count: number, wanted: (group: Group) => boolean = () => true): Promise<Group[]> {
    const groups: Group[] = [];
    while (groups.length < count) {
      const group = await this.#next();
      if (!group) break;
      if (wanted(group)) groups.push(group);
    }
    return groups;
  }

  async #next(): Promise<Group | undefined> {
    let source = await this.#newest();
    while (!source) {
      if (this.#isStopped) return undefined;
      if (this.#stage) this.#rest = this.#stage.floor;
      if (!this.#openStage()) return undefined;
      source = await this.#newest();
    }
    const items: Item[] = [];
    const position = positionOf(source.sortKey as string);
    // A page never ends between two rows of an article: its types are one answer.
    while (source?.sortKey !== undefined && positionOf(source.sortKey) === position) {
      items.push(source.shift());
      source = await this.#newest({ toEndGroup: true });
    }
    this.#rest = justBefore(position);
    return { position, articleId: position.slice(position.indexOf('#') + 1), items };
  }

  /** Whether the budget is spent, and a partition would have to be read on. */
  get #isStopped(): boolean {
    return this.#hasReadOver || (this.#budget.isSpent && this.#sources.some((source) => source.needsRead));
  }

  #openStage(): boolean {
    if (this.#budget.isSpent) return false;
    const { done, value } = this.#stages.next();
    this.#areStagesOver = done === true;
    this.#stage = done ? undefined : value;
    this.#sources = (this.#stage?.partitions ?? []).map(
      (partition) => new PartitionReader(this.#table, partition, this.#input, this.#rest, this.#budget),
    );
    return !done;
  }

  /** @returns the source that has the newest item; undefined where the stage has none left, or the walk is stopped */
  async #newest({ toEndGroup = false } = {}): Promise<PartitionReader | undefined> {
    if (this.#isStopped) {
      if (!toEndGroup) return undefined;
      this.#hasReadOver = true;
    }
    await Promise.all(
      this.#sources.map((source) => source.fill(this.#hasReadOver ? GROUP_ITEMS : undefined)),
    );
    return this.#sources
      .filter(({ sortKey }) => sortKey !== undefined)
      .reduce<PartitionReader | undefined>(
        (newest, source) =>
          newest?.sortKey !== undefined && newest.sortKey >= (source.sortKey as string) ? newest : source,
        undefined,
      );
  }
}

/** One partition, read from its newest item on, some items at a time. */
class PartitionReader {
  readonly #table: RangeReader;
  readonly #partition: string;
  readonly #input: WalkInput;
  readonly #budget: ReadBudget;
  #to: string;
  #limit: number;
  #items: readonly Item[] = [];
  #at = 0;
  #isLast = false;

  constructor(table: RangeReader, partition: string, input: WalkInput, to: string, budget: ReadBudget) {
    this.#table = table;
    this.#partition = partition;
    this.#input = input;
    this.#to = to;
    this.#budget = budget;
    this.#limit = input.firstRead;
  }

  /** Whether it has no item at hand, and may have more in the table. */
  get needsRead(): boolean {
    return this.#at === this.#items.length && !this.#isLast;
  }

  get isEnd(): boolean {
    return this.#at === this.#items.length && this.#isLast;
  }

  /** Of the newest item at hand. */
  get sortKey(): string | undefined {
    const item = this.#items[this.#at];
    return item && this.#sortKeyOf(item);
  }

  shift(): Item {
    return this.#items[this.#at++] as Item;
  }

  /** Reads on where it has no item at hand. */
  async fill(limit = this.#limit): Promise<void> {
    if (!this.needsRead) return;
    const { bounds, cost, inIndex = false } = this.#input;
    const { items, isEnd } = await this.#table.readRange({
      partition: this.#partition,
      from: bounds.from,
      to: this.#to,
      limit,
      newestFirst: true,
      inIndex,
    });
    this.#budget.spend(Math.max(COST.range, items.length * cost));
    this.#items = items;
    this.#at = 0;
    this.#isLast = isEnd;
    this.#limit = Math.min(MOST_PER_READ, this.#limit * 2);
    const last = items.at(-1);
    if (last) this.#to = justBefore(this.#sortKeyOf(last));
  }

  #sortKeyOf(item: Item): string {
    return this.#input.inIndex ? String(item[TABLE.indexSortKey]) : keyOf(item).sk;
  }
}

/** `<instant>#<articleId>` of `<instant>#<articleId>#…`. */
const positionOf = (sortKey: string) => sortKey.split('#', 2).join('#');

/**
 * A bound below a sort key, or below all that begin with it, and above every sort key that sorts before it. Sort keys are
 * ASCII, and `~` sorts after all of their characters.
 */
export function justBefore(sortKey: string): string {
  const last = sortKey.length - 1;
  return `${sortKey.slice(0, last)}${String.fromCharCode(sortKey.charCodeAt(last) - 1)}~`;
}
