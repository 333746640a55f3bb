import { areSameSettings, type Settings } from '@copydesk/core/article/settings';
import { isTerminal } from '@copydesk/core/article/status';
import type { HeadSummary } from '@copydesk/core/store/article-list';

/** What becomes of an object that a backfill comes by, and how it is said. */
export const BACKFILL_DECISIONS = {
  CURRENT: { sends: false, says: 'current' },
  IN_WORK: { sends: false, says: 'in work already' },
  NEWER: { sends: false, says: 'made by a newer pipeline than the one deployed' },
  OLDER: { sends: true, says: 'made by an older pipeline' },
  UNLIKE: { sends: true, says: 'made with other settings' },
  MISSING: { sends: true, says: 'without a record' },
  OUTDATED: { sends: true, says: 'changed since' },
  BURIED: { sends: true, says: 'taken for deleted' },
} as const;
export type BackfillDecision = keyof typeof BACKFILL_DECISIONS;

/** What is deployed: what a backfill would make of an object. */
export interface Deployed {
  readonly pipelineVersion: string;
  readonly settings: Settings;
}

/**
 * Decides whether an object is to be looked at again: where split would begin it anew.
 *
 * @param etag of the object as it stands
 */
export function decideBackfill(
  head: Pick<HeadSummary, 'status' | 'reasons' | 'source' | 'pipelineVersion' | 'settings'> | undefined,
  etag: string,
  { pipelineVersion, settings }: Deployed,
): BackfillDecision {
  if (!head) return 'MISSING';
  if (head.status === 'DELETED') return 'BURIED';
  if (head.source.etag !== etag) return 'OUTDATED';
  if (head.pipelineVersion < pipelineVersion) return 'OLDER';
  if (head.pipelineVersion > pipelineVersion) return 'NEWER';
  if (!isTerminal(head.status)) return 'IN_WORK';
  // What is no article is none with any settings: its head has none.
  const isUnlike = head.settings !== undefined && !areSameSettings(head.settings, settings);
  return isUnlike || head.reasons?.includes('ANALYSIS_OFF') ? 'UNLIKE' : 'CURRENT';
}
