import { isDeepStrictEqual } from 'node:util';
import { type ArchivedArticle, archiveDay, inOrder } from '../../core/archive/archive-day.ts';
import { ARCHIVE_TABLES, type ArchiveTable, archiveKey } from '../../core/archive/tables.ts';
import { countMentions } from '../../core/digest/count-mentions.ts';
import type { DayArticle } from '../../core/digest/day-article.ts';
import { digestDay, STORY_DAYS } from '../../core/digest/digest-day.ts';
import { daysBefore } from '../../core/queries/days/days-before.ts';
import { asStored } from '../../core/store/article-card.ts';
import {
  counterItem,
  dayNamesItems,
  digestItem,
  directoryItem,
  isInDirectory,
  parseDayHead,
} from '../../core/store/day-items.ts';
import {
  DIGEST_KEYS,
  dayKey,
  dayPartition,
  describeKey,
  type ItemKey,
  ticketOfKey,
} from '../../core/store/keys.ts';
import { type Records, shownOf } from './article-records.ts';
import type { Item } from './expressions.ts';
import type { FakeTable } from './fake-table.ts';
import { LEAST_COUNTED } from './stages.ts';

/**
 * Fifth rule: when every queue is empty, the digests of all days, their counters, names and files are those of the records,
 * and nothing else is left of any digest.
 *
 * @param articles the records of every article
 * @throws Error that names the day and the difference
 */
export function checkDigests(
  table: FakeTable,
  archive: ReadonlyMap<string, Uint8Array>,
  articles: readonly Records[],
): void {
  const published = articles.flatMap(publishedOf);
  const rejected = articles.flatMap(({ head }) => (head?.status === 'REJECTED' ? [head] : []));
  const days = new Set([
    ...published.map(({ card }) => card.publishedAt.slice(0, 10)),
    ...rejected.map(({ receivedAt = '' }) => receivedAt.slice(0, 10)),
    ...[...table.partitions].filter((pk) => pk.startsWith(dayPartition(''))).map((pk) => pk.slice(-10)),
  ]);
  const expected = new Map<string, unknown>();
  const files = new Map<string, Uint8Array>();
  for (const day of days) {
    const head = table.partition(dayPartition(day)).get('HEAD');
    if (!head) throw new Error(`There is no digest of ${day}`);
    const { running, revision = 0 } = parseDayHead(head);
    const own = published.filter(({ card }) => card.publishedAt.startsWith(day));
    const before = daysBefore(day, STORY_DAYS);
    const { digest, names, stories } = digestDay({
      day,
      articles: own.map(toDayArticle),
      earlier: published
        .filter(({ card }) => before.includes(card.publishedAt.slice(0, 10)))
        .map(toDayArticle),
      rejected: rejected
        .filter(({ receivedAt = '' }) => receivedAt.startsWith(day))
        .map(({ reasons = [] }) => reasons),
    });
    const archived = own.map((article) => ({
      ...article,
      story: stories.get(article.card.articleId) ?? '',
    }));
    const mentioning = inOrder(archived).map(({ card, entities }) => ({
      articleId: card.articleId,
      entities,
    }));
    const counters = countMentions(mentioning, stories, LEAST_COUNTED);
    const ofTicket = (ticket: number) => [
      digestItem({ day, ticket, digest, names, counters }),
      ...dayNamesItems({ day, ticket, digest, names, counters }),
    ];
    // A function may have died whose message a concurrent duplicate had deleted. Items of its ticket and of older ones are then
    // left until the day's next change. No reader sees them.
    const left = running === undefined ? [] : itemsOfOtherTickets(table, day, revision);
    const items = [
      { ...dayKey(day), ...head },
      ...ofTicket(revision),
      ...left,
      ...counters.map((counter) => counterItem(day, counter)),
      ...names.filter((name) => isInDirectory(name, own.length)).map((name) => directoryItem(day, name)),
    ];
    for (const item of items) expected.set(describeKey(item), item);
    if (own.length === 0) continue;
    const written = archiveDay(archived);
    for (const name of Object.keys(ARCHIVE_TABLES) as ArchiveTable[])
      files.set(archiveKey(name, day), written[name]);
  }
  compare('item', expected, new Map(itemsOf(table).map((item) => [describeKey(item), item])));
  compare('file', files, archive);
}

function publishedOf(records: Records): Omit<ArchivedArticle, 'story'>[] {
  const { head, card, entities } = shownOf(records);
  return head?.published !== undefined && card ? [{ card: asStored(card), entities }] : [];
}

function toDayArticle({ card, entities }: Omit<ArchivedArticle, 'story'>): DayArticle {
  const { reasons, ...facts } = card;
  const names = entities.flatMap(({ name, canonical, type, count }) =>
    name === undefined ? [] : [[name, canonical, type, count] as const],
  );
  return { ...facts, ...(reasons && { reasons }), names };
}

/** The items of a day that belong to another ticket than the one that readers see. */
const itemsOfOtherTickets = (table: FakeTable, day: string, revision: number): (Item & ItemKey)[] =>
  ([...table.partition(dayPartition(day)).values()] as (Item & ItemKey)[]).filter((item) => {
    const ticket = ticketOfKey(item);
    return ticket !== undefined && ticket !== revision;
  });

/** Every item that digest writes. */
function itemsOf(table: FakeTable): (Item & ItemKey)[] {
  return [...table.partitions]
    .filter((pk) => DIGEST_KEYS.some((prefix) => pk.startsWith(prefix)))
    .flatMap((pk) => [...table.partition(pk).values()] as (Item & ItemKey)[]);
}

function compare(what: string, expected: ReadonlyMap<string, unknown>, actual: ReadonlyMap<string, unknown>) {
  for (const [key, value] of expected) {
    if (!actual.has(key)) throw new Error(`The ${what} ${key} is missing`);
    if (!isDeepStrictEqual(plain(actual.get(key)), plain(value)))
      throw new Error(`The ${what} ${key} differs from the records`);
  }
  for (const key of actual.keys()) if (!expected.has(key)) throw new Error(`The ${what} ${key} is left over`);
}

/** Bytes are compared as bytes, whatever class holds them. */
const plain = (value: unknown) =>
  JSON.stringify(value, (_, part) =>
    part instanceof Uint8Array ? Buffer.from(part).toString('base64') : part,
  );
