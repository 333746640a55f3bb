import { InvalidArgumentError } from 'commander';
import { toOneOf } from '../../options/to-one-of.ts';

/** Statuses of articles and of bundles. */
export const STATUSES = ['enriched', 'partial', 'rejected', 'enriching', 'unbundled', 'unbundling'] as const;

/** A tombstone is in no feed, because it does not hold the day on which its article was received. */
export function toStatus(value: string): string {
  if (value.toLowerCase() !== 'deleted') return toOneOf(STATUSES)(value);
  throw new InvalidArgumentError(
    'Deleted articles are not listed: only a tombstone is kept, under the key of the article, until it expires. ' +
      '"copydesk show <key>" says whether an article is deleted, "copydesk doctor" how many are.',
  );
}
