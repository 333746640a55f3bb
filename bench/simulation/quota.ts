import { OPERATIONS } from '../../comprehend/operations.ts';

/** Calls a second that an account is granted by default of each Batch* operation. */
export const QUOTA = OPERATIONS.get('BatchDetectEntities')?.perSecond ?? 0;
