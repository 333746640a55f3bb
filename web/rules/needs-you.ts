/** Reasons that another run may cure: a person has to start it. */
const CURABLE = ['ANALYSIS_OFF', 'ITEM_FAILED'];

/**
 * Whether an object needs a person: it is no article, or lacks analyses that a backfill can bring. A text that the engine would refuse
 * again needs nobody.
 */
export const needsPerson = (object: {
  readonly status: string;
  readonly reasons: readonly { readonly reason: string }[];
}): boolean => object.status === 'REJECTED' || object.reasons.some(({ reason }) => CURABLE.includes(reason));
