import { isTerminal } from '../../core/article/status.ts';
import type { HeadSummary } from '../../core/store/article-list.ts';

/** What becomes of an object that a backfill comes by, and how it is said. */
export const BACKFILL_DECISIONS = {
  CURRENT: { sends: false, says: 'current' },
  IN_WORK: { sends: false, says: 'in work already' },
  NEWER: { sends: false, says: 'made by a newer pipeline than this command is of' },
  OLDER: { sends: true, says: 'made by an older pipeline' },
  MISSING: { sends: true, says: 'without an article' },
  OUTDATED: { sends: true, says: 'changed since' },
  BURIED: { sends: true, says: 'taken for deleted' },
} as const;
export type BackfillDecision = keyof typeof BACKFILL_DECISIONS;

/**
 * Decides whether an object is to be looked at again.
 *
 * @param etag of the object as it stands
 * @param version this command's own pipelineVersion
 */
export function decideBackfill(
  head: Pick<HeadSummary, 'status' | 'source' | 'pipelineVersion'> | undefined,
  etag: string,
  version: string,
): BackfillDecision {
  if (!head) return 'MISSING';
  if (head.status === 'DELETED') return 'BURIED';
  if (head.source.etag !== etag) return 'OUTDATED';
  if (head.pipelineVersion < version) return 'OLDER';
  if (head.pipelineVersion > version) return 'NEWER';
  return isTerminal(head.status) ? 'CURRENT' : 'IN_WORK';
}
