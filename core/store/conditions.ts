/**
 * What must hold of an item for a write to take effect: the whole of the protocol's safety rests on these clauses.
 * Each stands by name, with the words of DynamoDB it takes and the values it compares with; `npm run mutate` takes
 * each out in turn and expects the tests to notice.
 */
const CLAUSES = {
  /** Nothing stands under this key. */
  absent: { expression: 'attribute_not_exists(#pk)', names: ['pk'], values: [] },
  /** The head is still of the generation that the writer read, or works for. */
  sameGeneration: { expression: '#generation = :generation', names: ['generation'], values: ['generation'] },
  /** No event was found to change nothing since the writer read the head: that moves the sequencer alone. */
  sameSequencer: { expression: '#sequencer = :sequencer', names: ['sequencer'], values: ['sequencer'] },
  /** Every passage has been analysed: DynamoDB drops a set with its last element. */
  nothingPending: { expression: 'attribute_not_exists(#pending)', names: ['pending'], values: [] },
} as const;
type Clause = keyof typeof CLAUSES;

interface Rule {
  readonly clauses: readonly Clause[];
}

const CONDITIONS = {
  /**
   * Whoever looked at an object writes what it saw over exactly the head that it had read before: so each head tells
   * of a later look than the head it replaced, and no late writer brings an older version back.
   */
  overSeen: { clauses: ['sameGeneration', 'sameSequencer'] },
  /** … or over nothing, where it had read none. */
  overNothing: { clauses: ['absent'] },
  /** The first analysis of a passage stands; a twin's answer changes nothing. */
  putPassage: { clauses: ['absent'] },
  /** Passages are settled only in the generation that they were sent for. */
  settlePassages: { clauses: ['sameGeneration'] },
  /** Readers see a generation only when it is the newest begun and whole. */
  flip: { clauses: ['sameGeneration', 'nothingPending'] },
  /** What the first to read a slice of a bundle found of it stands: its twins may have stopped elsewhere. */
  putSlice: { clauses: ['absent'] },
  /** A version of a bundle that a newer one replaced has nothing more to say. */
  finishBundle: { clauses: ['sameGeneration'] },
} as const satisfies Record<string, Rule>;
export type ConditionName = keyof typeof CONDITIONS;

/** The parts of a DynamoDB write that carry a condition. DynamoDB refuses an empty one: it is left out. */
export interface ConditionInput {
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
}

/**
 * @param values what the condition's clauses compare with; those that no clause names are left out, as DynamoDB
 *   refuses a value that no expression uses
 */
export function conditionOf(
  name: ConditionName,
  values: Readonly<Record<string, unknown>> = {},
): ConditionInput {
  const { clauses }: Rule = CONDITIONS[name];
  const used = clauses.map((clause) => CLAUSES[clause]);
  const names = used.flatMap((clause) => clause.names.map((attribute) => [`#${attribute}`, attribute]));
  const compared = used.flatMap((clause) => clause.values.map((value) => [`:${value}`, values[value]]));
  return {
    ...(used.length > 0 && { ConditionExpression: used.map((clause) => clause.expression).join(' AND ') }),
    ...(names.length > 0 && { ExpressionAttributeNames: Object.fromEntries(names) }),
    ...(compared.length > 0 && { ExpressionAttributeValues: Object.fromEntries(compared) }),
  };
}

/** Every (condition, clause) pair, for the mutation run. */
export function listConditionClauses(): { condition: ConditionName; clause: Clause }[] {
  return (Object.keys(CONDITIONS) as ConditionName[]).flatMap((condition) =>
    CONDITIONS[condition].clauses.map((clause) => ({ condition, clause })),
  );
}
