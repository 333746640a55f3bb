import { InvalidArgumentError } from 'commander';
import { toOneOf } from '../../options/to-one-of.ts';

/** Statuses of articles and of bundles. */
export const STATUSES = ['enriched', 'partial', 'rejected', 'enriching', 'unbundled', 'unbundling'] as const;

/** A tombstone is in no feed: it keeps nothing of its article, and so no day on which the article was received. */
export function toStatus(value: string): string {
  if (value.toLowerCase() !== 'deleted') return toOneOf(STATUSES)(value);
  throw new InvalidArgumentError(
    'Deleted articles are not listed: only a tombstone is kept, under the key of the article, for 60 days. ' +
      '"copydesk show <key>" says whether an article is deleted, "copydesk doctor" how many are.',
  );
}
