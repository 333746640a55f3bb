import type { Aliases } from '@copydesk/core/article/names/aliases';
import type { Head, PassageRecord } from '@copydesk/core/store/items';
import type { MergedGeneration } from './build-records.ts';
import { mergePassages } from './merge-passages.ts';

/**
 * The article of a generation that is to be made visible.
 *
 * @param head of that generation, with its draft
 * @param aliases those that its settings name
 * @throws Error where passages are missing: a part of an article is never shown
 */
export function mergeArticle(
  { articleId, generation, source, draft, passageCount }: Head,
  passages: readonly PassageRecord[],
  now: Date,
  aliases?: Aliases,
): MergedGeneration {
  if (passages.length !== passageCount) {
    throw new Error(`Only ${passages.length} of ${passageCount} passages exist, though none is pending`);
  }
  if (!draft) throw new Error('The head holds no draft of the article');
  const { receivedAt, claimedAt, ...facts } = draft;
  const { findings, entities, reasons } = mergePassages(passages, aliases);
  const timings = { receivedAt, claimedAt, enrichedAt: now.toISOString() };
  return {
    articleId,
    generation,
    key: source.key,
    status: reasons.length > 0 ? 'PARTIAL' : 'ENRICHED',
    reasons,
    article: { ...facts, ...findings, timings },
    entities,
    passages,
  };
}
