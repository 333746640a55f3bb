/**
 * What must hold of an item for a write to take effect: the whole of the protocol's safety rests on these clauses.
 * Each stands by name, with the words of DynamoDB it takes and the values it compares with; `npm run mutate` takes
 * each out in turn and expects the tests to notice.
 */
const CLAUSES = {
  /** Nothing stands under this key. */
  absent: { expression: 'attribute_not_exists(#pk)', names: ['pk'], values: [] },
  /** What stands came from an event before this one. */
  olderThanEvent: { expression: '#sequencer < :sequencer', names: ['sequencer'], values: ['sequencer'] },
  /** What stands came from this event or one before it: a delete wins a tie, and may be repeated. */
  notNewerThanEvent: { expression: '#sequencer <= :sequencer', names: ['sequencer'], values: ['sequencer'] },
  /** The head is still of the generation that the writer read, or works for. It implies the same sequencer. */
  sameGeneration: { expression: '#generation = :generation', names: ['generation'], values: ['generation'] },
  /** Every passage has been analysed: DynamoDB drops a set with its last element. */
  nothingPending: { expression: 'attribute_not_exists(#pending)', names: ['pending'], values: [] },
} as const;
type Clause = keyof typeof CLAUSES;

interface Rule {
  readonly join: 'AND' | 'OR';
  readonly clauses: readonly Clause[];
}

const CONDITIONS = {
  /** An event begins a generation over nothing, or over something older. */
  claimNewer: { join: 'OR', clauses: ['absent', 'olderThanEvent'] },
  /** A backfill, or newer code, begins a generation over exactly what it saw … */
  claimUnchanged: { join: 'AND', clauses: ['sameGeneration'] },
  /** … or over nothing, where it saw nothing. */
  claimAbsent: { join: 'AND', clauses: ['absent'] },
  /** A delete leaves a tombstone over nothing, or over something not newer. */
  bury: { join: 'OR', clauses: ['absent', 'notNewerThanEvent'] },
  /** A backfill that finds the object gone leaves one over exactly what it saw. */
  buryUnchanged: { join: 'AND', clauses: ['sameGeneration'] },
  /** The first analysis of a passage stands; a twin's answer changes nothing. */
  putPassage: { join: 'AND', clauses: ['absent'] },
  /** A passage is settled only in the generation it was sent for. */
  settlePassage: { join: 'AND', clauses: ['sameGeneration'] },
  /** Readers see a generation only when it is the newest begun and whole. */
  flip: { join: 'AND', clauses: ['sameGeneration', 'nothingPending'] },
} as const satisfies Record<string, Rule>;
export type ConditionName = keyof typeof CONDITIONS;

/** The parts of a DynamoDB write that carry a condition. */
export interface ConditionInput {
  ConditionExpression?: string;
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues: Record<string, unknown>;
}

/**
 * @param values what the condition's clauses compare with; those that no clause names are left out, as DynamoDB
 *   refuses a value that no expression uses
 */
export function conditionOf(
  name: ConditionName,
  values: Readonly<Record<string, unknown>> = {},
): ConditionInput {
  const { join, clauses }: Rule = CONDITIONS[name];
  const used = clauses.map((clause) => CLAUSES[clause]);
  const expression = used.map((clause) => clause.expression).join(` ${join} `);
  return {
    ...(expression && { ConditionExpression: expression }),
    ExpressionAttributeNames: Object.fromEntries(
      used.flatMap((clause) => clause.names.map((attribute) => [`#${attribute}`, attribute])),
    ),
    ExpressionAttributeValues: Object.fromEntries(
      used.flatMap((clause) => clause.values.map((value) => [`:${value}`, values[value]])),
    ),
  };
}

/** Every (condition, clause) pair, for the mutation run. */
export function listConditionClauses(): { condition: ConditionName; clause: Clause }[] {
  return (Object.keys(CONDITIONS) as ConditionName[]).flatMap((condition) =>
    CONDITIONS[condition].clauses.map((clause) => ({ condition, clause })),
  );
}
