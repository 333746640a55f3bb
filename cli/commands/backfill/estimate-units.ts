import { isBundleKey } from '@copydesk/core/article/bundle';
import {
  MAX_OBJECT_BYTES,
  MAX_PASSAGE_BYTES,
  MAX_TEXT_BYTES,
  PASSAGE_TOLERANCE,
} from '@copydesk/core/article/limits';
import { UNIT_PRICES } from '@copydesk/core/article/list-price';
import { areSameSettings, type Settings } from '@copydesk/core/article/settings';
import { billedUnits, sumUnits } from '@copydesk/core/article/usage';
import type { HeadSummary } from '@copydesk/core/store/article-list';
import type { StandingObject } from '@copydesk/core/upkeep/find-differences';

/** Amazon Comprehend's list price of a unit up to 10 million a month: the dearest. */
const [{ usd: USD_PER_UNIT }] = UNIT_PRICES;

/**
 * What enriching an object takes at most, in Comprehend's units: what it took before, where its article is of the same
 * version and was made with the same settings; else what its bytes would take if all of them were text, as much of it as one
 * article may have; nothing where it is too large to be read. Markup is thereby counted as text, and what is compressed, or is
 * a bundle of articles of a few words each, is counted too low. What the cache still holds costs nothing.
 */
export function estimateUnits(
  { key, etag, size }: StandingObject,
  head: HeadSummary | undefined,
  settings: Settings,
): number {
  if (settings.engine === 'embedded') return 0;
  const isLike = head?.settings && areSameSettings(head.settings, settings);
  if (head?.usage && isLike && head.source.etag === etag && head.published === head.generation) {
    return sumUnits(head.usage) + head.usage.cachedUnits;
  }
  const isBundle = isBundleKey(key);
  if (size > MAX_OBJECT_BYTES && !isBundle) return 0;
  const chars = isBundle ? size : Math.min(size, MAX_TEXT_BYTES);
  return settings.analyses.length * (billedUnits(chars) + roundingUnits(chars, settings.targetChars));
}

/** What is lost at most where a text is cut: units are rounded up for each passage, and the last may be a short one. */
function roundingUnits(chars: number, targetChars: number): number {
  const isOnePassage = chars <= targetChars * (1 + PASSAGE_TOLERANCE) && chars <= MAX_PASSAGE_BYTES;
  return isOnePassage ? 0 : Math.ceil(chars / (targetChars * (1 - PASSAGE_TOLERANCE))) + 1;
}

/** To a hundredth of a cent, the price of a unit. */
export const usdOf = (units: number): number => Math.round(units * USD_PER_UNIT * 1e4) / 1e4;
export const unitsFor = (usd: number): number => usd / USD_PER_UNIT;
