import { isNewerVersion } from '@copydesk/core/article/pipeline-version';
import { areSameSettings, type Settings } from '@copydesk/core/article/settings';
import { isTerminal, lacksAnalyses } from '@copydesk/core/article/status';
import type { ListedObject } from '@copydesk/core/runtime/s3-objects';
import type { HeadSummary } from '@copydesk/core/store/items';

/** What a backfill does with an object, and the words for it. */
export const BACKFILL_DECISIONS = {
  CURRENT: { sends: false, says: 'current' },
  IN_WORK: { sends: false, says: 'in progress already' },
  NEWER: { sends: false, says: 'made by a newer pipeline than the deployed one' },
  OLDER: { sends: true, says: 'made by an older pipeline' },
  UNLIKE: { sends: true, says: 'made with other settings' },
  FAILED_ON: { sends: true, says: 'with texts that the analysis failed on' },
  MISSING: { sends: true, says: 'without a record' },
  OUTDATED: { sends: true, says: 'changed since its record was made' },
  BURIED: { sends: true, says: 'recorded as deleted' },
  RESTORED: { sends: true, says: 'restored from an archive' },
  ARCHIVED: { sends: false, says: 'archived: restore them first ("aws s3api restore-object")' },
} as const;
export type BackfillDecision = keyof typeof BACKFILL_DECISIONS;

/** The deployed pipeline: a backfill makes records of this version, with these settings. */
export interface Deployed {
  readonly pipelineVersion: string;
  readonly settings: Settings;
}

type RecordedHead = Pick<HeadSummary, 'status' | 'reasons' | 'source' | 'pipelineVersion' | 'settings'>;

/**
 * Decides whether an object is processed again: where split would start a new generation of it.
 *
 * @param object in the bucket
 */
export function decideBackfill(
  head: RecordedHead | undefined,
  object: Pick<ListedObject, 'etag' | 'archive'>,
  deployed: Deployed,
): BackfillDecision {
  return unlessArchived(decideReadable(head, object, deployed), object);
}

/** What cannot be read is not sent. */
export function unlessArchived(
  decision: BackfillDecision,
  { archive }: Pick<ListedObject, 'archive'>,
): BackfillDecision {
  return archive === 'archived' && BACKFILL_DECISIONS[decision].sends ? 'ARCHIVED' : decision;
}

function decideReadable(
  head: RecordedHead | undefined,
  { etag, archive }: Pick<ListedObject, 'etag' | 'archive'>,
  { pipelineVersion, settings }: Deployed,
): BackfillDecision {
  if (!head) return 'MISSING';
  if (head.status === 'DELETED') return 'BURIED';
  if (head.source.etag !== etag) return 'OUTDATED';
  // guard: a backfill finds what older code made
  if (isNewerVersion(pipelineVersion, head.pipelineVersion)) return 'OLDER';
  if (isNewerVersion(head.pipelineVersion, pipelineVersion)) return 'NEWER';
  if (!isTerminal(head.status)) return 'IN_WORK';
  // A rejected object is no article with any settings: its head records none.
  const isUnlike = head.settings !== undefined && !areSameSettings(head.settings, settings);
  if (isUnlike || head.reasons?.includes('ANALYSIS_OFF')) return 'UNLIKE';
  if (archive === 'restored' && head.reasons?.includes('UNREADABLE')) return 'RESTORED';
  return lacksAnalyses(head.reasons) ? 'FAILED_ON' : 'CURRENT';
}
