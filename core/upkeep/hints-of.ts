import type { BackfillMessage } from '../article/messages.ts';
import type { Difference } from './find-differences.ts';

/** Of an article or of a bundle. */
type Hinted = Pick<Difference, 'kind' | 'key' | 'generation'>;

/** What split is asked to look at, so that the differences go: all but ghosts, which no message cures. */
export function hintsOf(bucket: string, differences: readonly Hinted[]): BackfillMessage[] {
  return differences.flatMap(({ kind, key, generation }): BackfillMessage[] => {
    if (kind === 'GHOSTS' || key === undefined) return [];
    const hint = { type: 'backfill', bucket, key } as const;
    // The generation is named, so that the repair of what looks whole is harmless to repeat.
    return [kind === 'DAMAGED' && generation ? { ...hint, replaces: generation } : hint];
  });
}
