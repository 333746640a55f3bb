import type { FoundEntity } from '../found.ts';

/** Resolves overlaps: the longer span wins, then the one with the higher score. The result is in the order of the text. */
export function pickLongest(found: readonly FoundEntity[]): FoundEntity[] {
  const ranked = found.toSorted((a, b) => a.begin - b.begin || b.end - a.end || b.score - a.score);
  const picked: FoundEntity[] = [];
  for (const entity of ranked) {
    const last = picked.at(-1);
    if (!last || entity.begin >= last.end) picked.push(entity);
    else if (entity.end - entity.begin > last.end - last.begin) picked[picked.length - 1] = entity;
  }
  return picked;
}
