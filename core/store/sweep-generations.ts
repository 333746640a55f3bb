import type { ArticleStore, Collection } from './article-store.ts';
import { type GuideChunk, keysByGuide } from './guide.ts';
import { describeKey, generationOfKey, guideKey, type ItemKey } from './keys.ts';

export type SweepStore = Pick<ArticleStore, 'deleteItems' | 'deleteExisting'>;

/**
 * Removes the passages, the cards and the rows of some generations of an article, as far as its listed guides lead to them.
 *
 * A writer of such a generation may still be alive, and write a row later. So the guide is kept: it is all that leads to that
 * row. It is deleted only where every such writer has ended, and after its rows: a sweep that dies between the two can be
 * repeated.
 *
 * @param isSwept whether a generation is removed
 * @param guides 'delete' only where no writer of a removed generation can be alive
 */
export async function sweepGenerations(
  store: SweepStore,
  { keys, guides: chunks }: Pick<Collection, 'keys' | 'guides'>,
  isSwept: (generation: string) => boolean,
  guides: 'keep' | 'delete',
): Promise<void> {
  const passages = keys.filter(({ sk }) => isSwept(generationOfKey(sk) ?? ''));
  const swept = chunks.filter(({ generation }) => isSwept(generation));
  const led = keysLedTo(swept);
  if (guides === 'keep') return store.deleteItems([...passages, ...led]);
  const steps = [
    // An earlier sweep has deleted most of them.
    () => store.deleteExisting([...passages, ...led]),
    () => store.deleteItems(swept.map(keyOfChunk)),
  ];
  for (const step of /* guard: a guide is deleted after its rows */ steps) await step();
}

export const keyOfChunk = ({ articleId, generation, chunk }: GuideChunk): ItemKey =>
  guideKey(articleId, generation, chunk);

/** The keys of the cards and rows that chunks lead to, each once: every chunk leads to its card. */
export function keysLedTo(chunks: readonly GuideChunk[]): ItemKey[] {
  const keys = chunks.flatMap(keysByGuide);
  return [...new Map(keys.map((key) => [describeKey(key), key])).values()];
}
