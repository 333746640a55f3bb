import type { DayMessage } from '../../core/article/day-message.ts';
import { KeptDays } from '../../core/queries/days/kept-days.ts';
import { cardItem, parseCard } from '../../core/store/article-card.ts';
import { DayStore } from '../../core/store/day-store.ts';
import { DIGEST_KEYS, type Item, type ItemKey } from '../../core/store/keys.ts';
import { sketchOf } from '../../core/stories/sketch.ts';
import { ArchiveBucket } from '../../functions/digest/archive-bucket.ts';
import { digestDays } from '../../functions/digest/digest-days.ts';
import { recordsOf } from '../../functions/digest/read-records.ts';
import { textOf } from '../../tests/core/digest/day-articles.ts';
import { memoryTable } from '../../tests/support/memory-table.ts';
import { generationItems, headItem } from '../../tests/support/published-items.ts';
import { Random } from '../simulation/random.ts';
import { TableMeter } from './table-meter.ts';

/** What units are counted as: reads of articles; the digest with its list of names; counters; the directory. */
const PARTS = ['articles', 'digest', 'counters', 'directory'] as const;
type Part = (typeof PARTS)[number];

/** What one digest of a day is billed for. */
export interface DigestUse {
  readonly reads: Readonly<Record<Part, number>>;
  readonly writes: Readonly<Record<Part, number>>;
  /** Parquet files put. */
  readonly files: number;
}

/** What all digests of a day are billed for. */
export interface DayUse extends DigestUse {
  readonly digests: number;
  /** Read units of the articles of the days before, if each digest were made by a new process. */
  readonly earlierReads: number;
}

const DAY = '2026-11-30';
const BEFORE = ['2026-11-29', '2026-11-28', '2026-11-27'];
/** Articles of the days before, of a digest that is made: where they are kept, their number makes no difference. */
const EARLIER = 30;
const NAMES_OF_AN_ARTICLE = 23;
const DIFFERENT_NAMES = 200_000;
const DAY_SECONDS = 86_400;
/** A function that other messages wait for gathers them for so long. */
const WINDOW_SECONDS = 120;

/** How many articles a day has at each of its digests, where they arrive evenly. @param mostRest seconds */
function scheduleOf(articles: number, mostRest: number): number[] {
  const sizes: number[] = [];
  for (let at = WINDOW_SECONDS; at < DAY_SECONDS; ) {
    const size = Math.floor((articles * at) / DAY_SECONDS);
    sizes.push(size);
    at += Math.max(WINDOW_SECONDS, Math.min(mostRest, size));
  }
  return [...sizes, articles];
}

/**
 * Makes the digest of a day by the real code, at a size and again after some more articles, and counts the second time.
 *
 * @param isNewProcess whether a process that keeps nothing makes it
 */
async function useOf(size: number, more: number, earlier: number, isNewProcess: boolean): Promise<DigestUse> {
  const random = new Random(1);
  const { table, fake, put } = memoryTable();
  const articleOf = (number: number, day: string): Item[] => {
    const article = {
      articleId: number.toString(16).padStart(8, '0').split('').reverse().join(''),
      publishedAt: `${day}T10:00:00.000Z`,
      receivedAt: `${day}T10:00:00.000Z`,
      // The r-th name of the language is named in proportion to 1/r.
      names: [
        ...new Set(
          Array.from(
            { length: NAMES_OF_AN_ARTICLE },
            () => `Name of ${Math.floor(DIFFERENT_NAMES ** random.next())}`,
          ),
        ),
      ],
    };
    const { guide, card } = generationItems(article);
    return [headItem(article), ...guide, cardItem({ ...parseCard(card), ...sketchOf(textOf(number)) })];
  };
  const articlesOf = (from: number, count: number, day: string) =>
    Array.from({ length: count }, (_, i) => articleOf(from + i, day)).flat();
  let next = 1_000_000;
  for (const day of BEFORE) {
    await put(articlesOf(next, earlier / BEFORE.length, day));
    next += 1_000_000;
  }
  await put(articlesOf(0, size, DAY));
  const store = new DayStore(table);
  let files = 0;
  const process = (kept: KeptDays) => ({
    store,
    records: recordsOf(table, store, kept),
    archive: new ArchiveBucket({ put: async () => void files++, delete: async () => {} }, 'archive'),
    days: { send: async () => {} },
    lifetimeSeconds: 210,
    restSeconds: 0,
    now: () => new Date(0),
    msLeft: () => Number.POSITIVE_INFINITY,
  });
  const digest = async (days: readonly string[], kept: KeptDays) => {
    const messages = days.map((day): DayMessage => ({ type: 'day', day, isAlone: true }));
    for (const outcome of await digestDays(messages, process(kept)))
      if (outcome.status === 'rejected') throw outcome.reason;
  };
  const kept = new KeptDays();
  await digest([...BEFORE, DAY], kept);
  await put(articlesOf(size, more, DAY));
  files = 0;
  const meter = new TableMeter(fake, PARTS, partOf);
  await digest([DAY], isNewProcess ? new KeptDays() : kept);
  const { readUnits, writeUnits } = meter;
  return { reads: readUnits, writes: writeUnits, files };
}

function partOf(key: ItemKey): Part {
  return PARTS[1 + DIGEST_KEYS.findIndex((prefix) => key.pk.startsWith(prefix))] ?? 'articles';
}

/** Units that one article of the days before takes where it is read. */
async function earlierReadsOf(articles: number): Promise<number> {
  const [cold, warm] = [await useOf(10, 1, articles, true), await useOf(10, 1, articles, false)];
  return (cold.reads.articles - warm.reads.articles) / articles;
}

/**
 * What a day's digests are billed for: some of them are made, and stand for the others. The days before are as large.
 *
 * @param samples digests that are made
 */
export async function useOfDay(articles: number, mostRest: number, samples: number): Promise<DayUse> {
  const sizes = scheduleOf(articles, mostRest);
  const changes = sizes.slice(1).map((size, i) => [sizes[i] ?? 0, size] as const);
  const uses: DigestUse[] = [];
  for (let i = 0; i < samples; i++) {
    const [from, to] = changes[Math.floor(((i + 0.5) * changes.length) / samples)] ?? [0, 0];
    uses.push(await useOf(from, to - from, EARLIER, false));
  }
  const share = sizes.length / samples;
  const sumOf = (which: 'reads' | 'writes') =>
    Object.fromEntries(
      PARTS.map((part) => [part, share * uses.reduce((sum, use) => sum + use[which][part], 0)]),
    ) as Record<Part, number>;
  return {
    digests: sizes.length,
    reads: sumOf('reads'),
    writes: sumOf('writes'),
    files: share * uses.reduce((sum, { files }) => sum + files, 0),
    earlierReads: sizes.length * BEFORE.length * articles * (await earlierReadsOf(300)),
  };
}
