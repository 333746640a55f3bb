import { isBundleKey } from '@copydesk/core/article/bundle';
import {
  MAX_OBJECT_BYTES,
  MAX_PASSAGE_BYTES,
  MAX_TEXT_BYTES,
  PASSAGE_TOLERANCE,
} from '@copydesk/core/article/limits';
import { UNIT_PRICES } from '@copydesk/core/article/list-price';
import { areAnalysedAlike, type Settings } from '@copydesk/core/article/settings';
import { billedUnits } from '@copydesk/core/article/usage';
import type { ListedObject } from '@copydesk/core/runtime/s3-objects';
import type { HeadSummary } from '@copydesk/core/store/items';

/** Amazon Comprehend's list price of a unit up to 10 million a month, which is the highest. */
const [{ usd: USD_PER_UNIT }] = UNIT_PRICES;

/**
 * The most units of Comprehend that enriching an object takes.
 *
 * - Where the article was made from the same object with the same analyses: what it took before.
 * - Where the object is too large to be read: nothing.
 * - Else: what its bytes would take if all of them were text, up to the most text that one article may have.
 *
 * So the estimate counts markup as text. It is too low for compressed objects, and for a bundle whose articles have a few
 * words each. It is too high for text that is still in the cache, which costs nothing.
 */
export function estimateUnits(
  { key, etag, size }: ListedObject,
  head: HeadSummary | undefined,
  settings: Settings,
): number {
  if (settings.engine === 'embedded') return 0;
  const isLike = head?.settings && areAnalysedAlike(head.settings, settings);
  if (head?.units !== undefined && isLike && head.source.etag === etag && head.published === head.generation)
    return head.units;
  const isBundle = isBundleKey(key);
  if (size > MAX_OBJECT_BYTES && !isBundle) return 0;
  const chars = isBundle ? size : Math.min(size, MAX_TEXT_BYTES);
  return settings.analyses.length * (billedUnits(chars) + roundingUnits(chars, settings.targetChars));
}

/** The most units that cutting a text adds: they are rounded up for each passage, and the last passage may be short. */
function roundingUnits(chars: number, targetChars: number): number {
  const isOnePassage = chars <= targetChars * (1 + PASSAGE_TOLERANCE) && chars <= MAX_PASSAGE_BYTES;
  return isOnePassage ? 0 : Math.ceil(chars / (targetChars * (1 - PASSAGE_TOLERANCE))) + 1;
}

/** Rounded to a hundredth of a cent, the price of a unit. */
export const usdOf = (units: number): number => Math.round(units * USD_PER_UNIT * 1e4) / 1e4;
export const unitsFor = (usd: number): number => usd / USD_PER_UNIT;
