import { isDeepStrictEqual } from 'node:util';
import { sumUsage } from '../../core/article/usage.ts';
import type { EntityRecord, Head, PassageRecord } from '../../core/store/items.ts';
import { generationOfKey } from '../../core/store/keys.ts';
import { type Content, contentOf, findContent } from './articles.ts';
import type { ObjectState } from './fake-bucket.ts';
import { countPlaces } from './fake-comprehend.ts';

/** Everything that the table holds of one article. */
export interface Records {
  readonly head: Head | undefined;
  readonly passages: readonly PassageRecord[];
  readonly entities: readonly EntityRecord[];
}

/** What readers get of an article: the whole content of one version, that it is gone, or nothing yet. */
export type ReaderView = Content | 'gone' | 'nothing';

/**
 * First rule of the model: at any moment, readers get one whole version with its own title and entities.
 *
 * @throws Error if the records mix versions
 */
export function viewOf({ head, passages, entities }: Records): ReaderView {
  if (!head) return 'nothing';
  if (head.published === undefined) return head.status === 'ENRICHING' ? 'nothing' : 'gone';
  const shown = passages.filter((passage) => passage.generation === head.published);
  const text = shown.toSorted((a, b) => a.index - b.index).reduce((all, p) => all + p.text + p.gap, '');
  const content = findContent(text);
  if (!content) throw new Error(`Readers see passages ${shown.map((p) => p.index)}: ${text.slice(0, 40)}`);
  if (head.title !== content.title)
    throw new Error(`Readers see the title "${head.title}" with the text of "${content.title}"`);
  const named = entities.filter((entity) => entity.generation === head.published);
  const counts = JSON.stringify(named.map((e) => [e.canonical, e.count, e.title]).sort());
  const places = withoutGivenUp(content.places, shown);
  const expected = JSON.stringify(places.map(([n, count]) => [n, count, content.title]).sort());
  if (counts !== expected) throw new Error(`Readers see ${counts} instead of ${expected}`);
  return content;
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
  const { head, passages, entities } = records;
  const content = object.body === undefined ? undefined : contentOf(object.body);
  if (!head && isHandled && content) throw new Error('The article is missing');
  if (!head && (passages.length > 0 || entities.length > 0))
    throw new Error('There are items without a head');
  if (!head) return;
  const status = content?.status ?? 'DELETED';
  if (head.status !== status) throw new Error(`The head is ${head.status} instead of ${status}`);
  if (head.pending || head.draft) throw new Error('Something is still pending');
  if (content && content.status !== 'REJECTED') {
    const view = viewOf(records);
    if (view !== content) throw new Error(`${JSON.stringify(view)} is seen instead of ${content.title}`);
    if (head.published !== head.generation) throw new Error('Readers see an older generation');
    if (!isDeepStrictEqual(head.usage, sumUsage(passages.map(({ usage }) => usage))))
      throw new Error("The head's usage is not the sum of its passages' usage");
  } else if (head.published !== undefined || head.title !== undefined)
    throw new Error('Readers see an article that should not be published');
  for (const name of ['etag', 'receivedAt', 'versionId'] as const) {
    const [value, actual] = [content && object[name], head.source[name]];
    if (value !== undefined && actual !== value)
      throw new Error(`The head's source has ${name} ${actual}, not ${value}`);
  }
  const orphans = [...passages, ...entities].filter((item) => item.generation !== head.published);
  if (orphans.length > 0) throw new Error(`${orphans.length} items are left of another generation`);
}

/** Sorts a partition of the table into records. */
export function recordsOf(partition: ReadonlyMap<string, object>): Records {
  const items = [...partition].filter(([sk]) => generationOfKey(sk) !== undefined);
  return {
    head: partition.get('HEAD') as Head | undefined,
    passages: items.flatMap(([sk, item]) => (sk.startsWith('PASSAGE#') ? (item as PassageRecord) : [])),
    entities: items.flatMap(([sk, item]) => (sk.startsWith('ENTITY#') ? (item as EntityRecord) : [])),
  };
}
