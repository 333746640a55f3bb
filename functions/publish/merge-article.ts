import type { Aliases } from '@copydesk/core/article/names/aliases';
import type { Reason } from '@copydesk/core/article/status';
import {
  type EntityRecord,
  type Head,
  type PassageRecord,
  type PublishedArticle,
  VISIBLE_ATTRIBUTES,
} from '@copydesk/core/store/items';
import { mergePassages } from './merge-passages.ts';

/** An article as a flip makes it visible, with the entities to write before. */
interface VisibleArticle {
  readonly article: PublishedArticle;
  readonly entities: readonly EntityRecord[];
  readonly reasons: readonly Reason[];
}

/**
 * The article of a generation that is to be made visible.
 *
 * @param head of that generation, with its draft
 * @param aliases those that its settings name
 * @throws Error where passages are missing: a part of an article is never shown
 */
export function mergeArticle(
  { draft, passageCount }: Head,
  passages: readonly PassageRecord[],
  now: Date,
  aliases?: Aliases,
): VisibleArticle {
  if (passages.length !== passageCount) {
    throw new Error(`Only ${passages.length} of ${passageCount} passages exist, though none is pending`);
  }
  if (!draft) throw new Error('The head holds no draft of the article');
  const { receivedAt, claimedAt, ...facts } = draft;
  const { findings, entities, reasons } = mergePassages(facts, passages, aliases);
  const timings = { receivedAt, claimedAt, enrichedAt: now.toISOString() };
  return { article: { ...facts, ...findings, timings }, entities, reasons };
}

/**
 * The article of a generation that is visible already. It is not merged again: newer code may merge it differently, and
 * readers would see the entities of both merges. Its entities are written already.
 */
export function articleAsShown(head: Head): VisibleArticle {
  const shown = Object.fromEntries(VISIBLE_ATTRIBUTES.map((name) => [name, head[name]]));
  return { article: shown as unknown as PublishedArticle, entities: [], reasons: head.reasons ?? [] };
}
