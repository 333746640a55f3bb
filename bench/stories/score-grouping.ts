import type { LabelledArticle } from './label-texts.ts';

/** The pairs that were found and that should have been. */
export interface Score {
  /** Of the pairs that were put together, the share that is one story. */
  readonly precision: number;
  /** Of each kind of variant, the share that was put together with its original. */
  readonly recall: Readonly<Record<string, number>>;
  /** Of the pairs of different articles on one event, the share that was put together. */
  readonly joinedEvents: number;
  readonly articles: number;
  readonly pairs: number;
}

/** Scores groups against the labels, by pairs. The score of several sets is that of all their pairs. */
export function scoreGrouping(
  sets: readonly { articles: readonly LabelledArticle[]; groups: ReadonlyMap<string, string> }[],
): Score {
  let [right, wrong, events, joined] = [0, 0, 0, 0];
  const found = new Map<string, [found: number, of: number]>();
  for (const { articles, groups } of sets) {
    for (const [i, a] of articles.entries()) {
      for (const b of articles.slice(i + 1)) {
        const isTogether = groups.get(a.articleId) === groups.get(b.articleId);
        const isOne = a.story === b.story;
        if (isTogether && isOne) right++;
        if (isTogether && !isOne) wrong++;
        if (a.event === b.event && !isOne) {
          events++;
          if (isTogether) joined++;
        }
        // The original is the first article of its story.
        if (!isOne || articles.findIndex(({ story }) => story === a.story) !== i) continue;
        const [hits, of] = found.get(b.kind) ?? [0, 0];
        found.set(b.kind, [hits + (isTogether ? 1 : 0), of + 1]);
      }
    }
  }
  return {
    precision: right / Math.max(1, right + wrong),
    recall: Object.fromEntries([...found].map(([kind, [hits, of]]) => [kind, hits / of])),
    joinedEvents: joined / Math.max(1, events),
    articles: sets.reduce((sum, { articles }) => sum + articles.length, 0),
    pairs: right + wrong,
  };
}
