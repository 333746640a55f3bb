import { BLANK, CORRECTED, ITEMS, LONG, OTHER, PARTIAL, SHORT, THREE, TWO } from '../articles.ts';
import type { World } from '../world.ts';

/** Begins a history at one moment: an upload of each kind, an overwritten article, a deletion, a backfill and a bundle. */
export function begin(world: World): void {
  const { bucket } = world;
  for (const [name, { body }] of Object.entries({
    short: SHORT,
    three: THREE,
    partial: PARTIAL,
    blank: BLANK,
  }))
    bucket.put(`${name}.txt`, body);
  bucket.put('overwritten.txt', LONG.body);
  bucket.put('overwritten.txt', CORRECTED.body);
  bucket.put('gone.txt', OTHER.body);
  bucket.delete('gone.txt');
  bucket.put('asked.txt', TWO.body);
  world.backfill('asked.txt');
  bucket.put('bundles/day.jsonl', `${ITEMS.map(([{ body }]) => body).join('\n')}\n`);
}
