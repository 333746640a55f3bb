import { isDeepStrictEqual } from 'node:util';
import { sumUsage } from '../../core/article/usage.ts';
import type { Head, PassageRecord } from '../../core/store/items.ts';
import type { NameRow } from '../../core/store/name-row.ts';
import { aliasesOf, allAliases } from '../support/aliases.ts';
import { type Records, type ShownRecords, shownOf } from './article-records.ts';
import { type Content, contentOf, findContent } from './articles.ts';
import type { ObjectState } from './fake-bucket.ts';
import { countPlaces } from './fake-comprehend.ts';

/** What readers get of an article: the whole content of one version, that it is gone, or nothing yet. */
export type ReaderView = Content | 'gone' | 'nothing';

/**
 * First rule of the model: at any moment, readers get one whole version with its own card and names.
 *
 * @throws Error if the records mix versions
 */
export function viewOf({ head, card, passages, entities }: ShownRecords): ReaderView {
  if (!head) return 'nothing';
  if (head.published === undefined) return head.status === 'ENRICHING' ? 'nothing' : 'gone';
  const text = passages.toSorted((a, b) => a.index - b.index).reduce((all, p) => all + p.text + p.gap, '');
  const content = findContent(text);
  if (!content) throw new Error(`Readers see passages ${passages.map((p) => p.index)}: ${text.slice(0, 40)}`);
  if (card?.title !== content.title)
    throw new Error(`Readers see the card of "${card?.title}" with the text of "${content.title}"`);
  const places = withoutGivenUp(content.places, passages);
  const expected = namingsOf(head).map((rename) =>
    JSON.stringify(places.map(([name, count]) => [rename(name), count]).sort()),
  );
  const named = JSON.stringify(entities.map(({ canonical, count }) => [canonical, count]).sort());
  if (!expected.includes(named)) throw new Error(`Readers see ${named} instead of ${expected.join(' or ')}`);
  const listed = JSON.stringify(card.names.map(([, canonical, , count]) => [canonical, count]).sort());
  if (listed !== named) throw new Error(`The card lists ${listed} instead of ${named}`);
  return content;
}

/** An alias file renames places. While a newer generation is in progress, the head does not say which file readers see. */
function namingsOf({ generation, published, settings }: Head): ((place: string) => string)[] {
  const files = published === generation ? [aliasesOf(settings)] : [undefined, ...allAliases()];
  return files.map((aliases) => (place) => aliases?.find(place, 'LOCATION') ?? place);
}

/**
 * Fourth rule: each name of what readers see has its row, whatever else is written, and a row or a card has a guide that
 * leads to it, so that it can be removed.
 *
 * @throws Error that names the row
 */
export function checkRows({ rows, cards, guides, ...records }: Records): void {
  const { head, entities } = shownOf({ rows, cards, guides, ...records });
  const shown = rows.filter(({ generation }) => generation === head?.published);
  const named = JSON.stringify(shown.map(({ canonical, count }) => [canonical, count]).sort());
  const expected = JSON.stringify(entities.map(({ canonical, count }) => [canonical, count]).sort());
  if (named !== expected) throw new Error(`The rows are of ${named} instead of ${expected}`);
  const isLedTo = ({
    generation,
    name,
    publishedAt,
  }: Pick<NameRow, 'generation' | 'publishedAt'> & { name?: string }) =>
    guides.some(
      (chunk) =>
        chunk.generation === generation &&
        chunk.publishedAt === publishedAt &&
        (name === undefined || chunk.entities.some((entity) => entity.name === name)),
    );
  const lost = rows.find((row) => !isLedTo(row));
  if (lost) throw new Error(`No guide leads to the row of ${lost.canonical} in ${lost.generation}`);
  const card = cards.find(({ generation, publishedAt }) => !isLedTo({ generation, publishedAt }));
  if (card) throw new Error(`No guide leads to the card of ${card.generation}`);
}

/** The service failed on a passage until the last receive: readers get the article without what that passage names. */
function withoutGivenUp(
  places: Content['places'],
  passages: readonly PassageRecord[],
): (readonly [name: string, count: number])[] {
  const lost = passages.filter(({ failures }) => failures?.entities === 'ITEM_FAILED');
  const lostCounts = countPlaces(lost.map(({ text }) => text).join(' '));
  return [...places]
    .map(([name, count]) => [name, count - (lostCounts.get(name) ?? 0)] as const)
    .filter(([, count]) => count > 0);
}

/**
 * Second rule: readers never get an older version than before.
 *
 * @param from the index, in the object's history, of the newest state that readers have seen
 * @returns the index of the state that they see now
 * @throws Error if they see no state from that index on
 */
export function findInHistory(view: ReaderView, history: readonly ObjectState[], from: number): number {
  if (view === 'nothing') return from;
  const found = history.findIndex(
    ({ body }, i) => i >= from && (view === 'gone' ? isGone(body) : body === view.body),
  );
  if (found < 0)
    throw new Error(`Readers see ${view === 'gone' ? view : `"${view.title}"`} after something newer`);
  return found;
}

const isGone = (body: string | undefined) => body === undefined || contentOf(body).status === 'REJECTED';

/**
 * Third rule: when every queue is empty, the table has the records of the object in the bucket.
 *
 * @throws Error that names the difference
 */
export function checkAtRest(records: Records, object: ObjectState, isHandled: boolean): void {
  const { head, passages, guides, cards, rows } = records;
  const derived = [...passages, ...guides, ...cards, ...rows];
  const content = object.body === undefined ? undefined : contentOf(object.body);
  if (!head && isHandled && content) throw new Error('The article is missing');
  if (!head && derived.length > 0) throw new Error('There are items without a head');
  if (!head) return;
  const status = content?.status ?? 'DELETED';
  if (head.status !== status) throw new Error(`The head is ${head.status} instead of ${status}`);
  if (head.pending || head.draft) throw new Error('Something is still pending');
  if (content && content.status !== 'REJECTED') {
    const view = viewOf(shownOf(records));
    checkRows(records);
    if (view !== content) throw new Error(`${JSON.stringify(view)} is seen instead of ${content.title}`);
    if (head.published !== head.generation) throw new Error('Readers see an older generation');
    if (!isDeepStrictEqual(cards[0]?.usage, sumUsage(passages.map(({ usage }) => usage))))
      throw new Error("The card's usage is not the sum of the passages' usage");
  } else if (head.published !== undefined || head.publishedAt !== undefined)
    throw new Error('Readers see an article that should not be published');
  for (const name of ['etag', 'receivedAt', 'versionId'] as const) {
    const [value, actual] = [content && object[name], head.source[name]];
    if (value !== undefined && actual !== value)
      throw new Error(`The head's source has ${name} ${actual}, not ${value}`);
  }
  const orphans = derived.filter((item) => item.generation !== head.published);
  if (orphans.length > 0) throw new Error(`${orphans.length} items are left of another generation`);
}
