import { TABLE } from './schema.ts';

/**
 * The clauses that must hold of an item for a write to take effect. All safety of the protocol depends on them. Each has a
 * name, its DynamoDB expression, and the values that it compares with. `npm run mutate` removes each in turn and expects
 * tests to fail.
 */
const CLAUSES = {
  /** No item exists under this key. */
  absent: { expression: 'attribute_not_exists(#pk)', names: [TABLE.partitionKey], values: [] },
  /** The head still has the generation that the writer read, or works for. */
  sameGeneration: { expression: '#generation = :generation', names: ['generation'], values: ['generation'] },
  /** Since the writer read the head, no event was recorded that changes nothing: such an event moves the sequencer alone. */
  sameSequencer: { expression: '#sequencer = :sequencer', names: ['sequencer'], values: ['sequencer'] },
  /** Every passage has been analysed: DynamoDB removes a set with its last element. */
  nothingPending: { expression: 'attribute_not_exists(#pending)', names: ['pending'], values: [] },
  /** No writer has put the chunk of a guide again since it was read. */
  samePutAt: { expression: '#putAt = :putAt', names: ['putAt'], values: ['putAt'] },
  /** No invocation has begun with the day since the writer read its head. */
  sameTaken: { expression: '#taken = :taken', names: ['taken'], values: ['taken'] },
  /** The invocation that has this ticket is still the one at work on the day. */
  sameRunning: { expression: '#running = :running', names: ['running'], values: ['running'] },
} as const;
type Clause = keyof typeof CLAUSES;

interface Rule {
  readonly clauses: readonly Clause[];
}

const CONDITIONS = {
  /**
   * An invocation reads the head, then the object, and writes over exactly that head. So each head records a later look at
   * the object than the head that it replaced, and no late writer brings an older version back.
   */
  // guard: a claim and a tombstone replace only the head that was read
  overSeen: {
    clauses: [
      // guard: a claim and a tombstone replace only the generation that was read
      'sameGeneration',
      // guard: a claim and a tombstone replace only the sequencer that was read
      'sameSequencer',
    ],
  },
  /** An invocation that read no head writes only where there is none. */
  overNothing: {
    clauses: [
      // guard: an invocation that read no head replaces none
      'absent',
    ],
  },
  /** The first analysis of a passage is kept; that of a concurrent duplicate changes nothing. */
  putPassage: {
    clauses: [
      // guard: the first analysis of a passage is kept
      'absent',
    ],
  },
  /** Passages are settled only in the generation that they were sent for. */
  settlePassages: {
    clauses: [
      // guard: a passage is settled only in its own generation
      'sameGeneration',
    ],
  },
  /** Readers see a generation only when it is whole, and the newest that was started. */
  flip: {
    clauses: [
      // guard: only the newest generation is flipped
      'sameGeneration',
      // guard: only a whole generation is flipped
      'nothingPending',
    ],
  },
  /** A guide is kept where a writer of its generation has shown that it is alive. */
  deleteGuide: {
    clauses: [
      // guard: an orphaned guide is deleted only where no writer has put it again
      'samePutAt',
    ],
  },
  /** The first record of a slice is kept: a concurrent duplicate may have stopped at another position. */
  putSlice: {
    clauses: [
      // guard: the first record of a slice is kept
      'absent',
    ],
  },
  /** A version of a bundle that a newer one replaced records no outcome. */
  finishBundle: {
    clauses: [
      // guard: a bundle is finished only in its own generation
      'sameGeneration',
    ],
  },
  /** One invocation at a time is at work on a day. */
  beginDigest: {
    clauses: [
      // guard: one invocation at a time begins with a day
      'sameTaken',
    ],
  },
  /** Only the invocation that is at work on a day changes what readers see of it. */
  digestInTurn: {
    clauses: [
      // guard: an invocation that was replaced shows no digest
      'sameRunning',
    ],
  },
} as const satisfies Record<string, Rule>;
export type ConditionName = keyof typeof CONDITIONS;

/** The parts of a DynamoDB write that carry a condition. DynamoDB rejects an empty expression: it is left out. */
export interface ConditionInput {
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
}

/**
 * @param values the values that the clauses compare with; others are left out, because DynamoDB rejects a value that no
 *   expression uses
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
