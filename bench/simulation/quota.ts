import { OPERATIONS } from '../../comprehend/operations.ts';

/** The default quota of each Batch* operation, in calls per second. */
export const QUOTA = OPERATIONS.get('BatchDetectEntities')?.perSecond ?? 0;
