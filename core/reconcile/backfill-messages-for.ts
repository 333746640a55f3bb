import type { BackfillMessage } from '../article/messages.ts';
import type { Difference } from './find-differences.ts';

/** A difference of an article or of a bundle. */
type Repairable = Pick<Difference, 'kind' | 'key' | 'generation'>;

/** The messages that make split repair the differences. Orphaned items need none: sweep-orphans.ts deletes them. */
export function backfillMessagesFor(bucket: string, differences: readonly Repairable[]): BackfillMessage[] {
  return differences.flatMap(({ kind, key, generation }): BackfillMessage[] => {
    if (kind === 'GHOSTS' || key === undefined) return [];
    const message = { type: 'backfill', bucket, key } as const;
    // A damaged article looks whole to split. The message names its generation, so that repeating the repair is harmless.
    return [kind === 'DAMAGED' && generation ? { ...message, replaces: generation } : message];
  });
}
