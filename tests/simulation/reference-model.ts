import { isDeepStrictEqual } from 'node:util';
import { sumUsage } from '../../core/article/usage.ts';
import type { EntityRecord, Head, PassageRecord } from '../../core/store/items.ts';
import { generationOfKey } from '../../core/store/keys.ts';
import { type Content, contentOf, findContent } from './articles.ts';
import type { ObjectState } from './fake-bucket.ts';

/** Everything that the table holds of one article. */
export interface Records {
  readonly head: Head | undefined;
  readonly passages: readonly PassageRecord[];
  readonly entities: readonly EntityRecord[];
}

/** What readers see of an article: the content of one version whole, that it is gone, or nothing yet. */
export type Sight = Content | 'gone' | 'nothing';

/**
 * The oracle, first half: what a reader sees at any moment is one version whole, with its own title and entities.
 *
 * @throws Error for a mixture
 */
export function sightOf({ head, passages, entities }: Records): Sight {
  if (!head) return 'nothing';
  if (head.published === undefined) return head.status === 'ENRICHING' ? 'nothing' : 'gone';
  const shown = passages.filter((passage) => passage.generation === head.published);
  const text = shown.toSorted((a, b) => a.index - b.index).reduce((all, p) => all + p.text + p.gap, '');
  const content = findContent(text);
  if (!content) throw new Error(`Readers see passages ${shown.map((p) => p.index)}: ${text.slice(0, 40)}`);
  if (head.title !== content.title)
    throw new Error(`"${head.title}" stands over the text of "${content.title}"`);
  const named = entities.filter((entity) => entity.generation === head.published);
  const counts = JSON.stringify(named.map((e) => [e.canonical, e.count, e.title]).sort());
  const expected = JSON.stringify([...content.places].map(([n, count]) => [n, count, content.title]).sort());
  if (counts !== expected) throw new Error(`Readers see ${counts} instead of ${expected}`);
  return content;
}

/**
 * Second half: what is seen never goes back in the object's history.
 *
 * @param from the place in the history of what was seen last
 * @returns the place of what is seen now
 * @throws Error where it stands at no later place
 */
export function placeInHistory(sight: Sight, history: readonly ObjectState[], from: number): number {
  if (sight === 'nothing') return from;
  const place = history.findIndex(
    ({ body }, i) => i >= from && (sight === 'gone' ? isGone(body) : body === sight.body),
  );
  if (place < 0)
    throw new Error(`Readers see ${sight === 'gone' ? sight : `"${sight.title}"`} after something newer`);
  return place;
}

const isGone = (body: string | undefined) => body === undefined || contentOf(body).status === 'REJECTED';

/**
 * Third: what the table holds of an article when every queue is empty, given the object in the bucket.
 *
 * @throws Error naming the difference
 */
export function checkAtRest(records: Records, object: ObjectState, wasEverThere: boolean): void {
  const { head, passages, entities } = records;
  const content = object.body === undefined ? undefined : contentOf(object.body);
  if (!head && wasEverThere && content) throw new Error('The article is missing');
  if (!head && (passages.length > 0 || entities.length > 0)) throw new Error('Items stand without a head');
  if (!head) return;
  const status = content?.status ?? 'DELETED';
  if (head.status !== status) throw new Error(`The head is ${head.status} instead of ${status}`);
  if (head.pending || head.draft) throw new Error('Something is still pending');
  if (content && content.status !== 'REJECTED') {
    const sight = sightOf(records);
    if (sight !== content) throw new Error(`${JSON.stringify(sight)} is seen instead of ${content.title}`);
    if (head.published !== head.generation) throw new Error('An older generation is shown');
    if (!isDeepStrictEqual(head.usage, sumUsage(passages.map(({ usage }) => usage))))
      throw new Error("The head's bill is not its passages'");
  } else if (head.published !== undefined || head.title !== undefined) throw new Error('Something is shown');
  for (const name of ['etag', 'receivedAt', 'versionId'] as const) {
    const [value, actual] = [content && object[name], head.source[name]];
    if (value !== undefined && actual !== value)
      throw new Error(`The head's source has ${name} ${actual}, not ${value}`);
  }
  const ghosts = [...passages, ...entities].filter((item) => item.generation !== head.published);
  if (ghosts.length > 0) throw new Error(`${ghosts.length} items are left of another generation`);
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
