/** An item of the fake table. */
export type Item = Record<string, unknown>;

/** The placeholders of a request's expressions. */
export interface Expressions {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Record<string, unknown> | undefined;
}

/**
 * Evaluates a condition expression. It knows the expressions that core/store writes. Any other is an error.
 *
 * @param item undefined if the item does not exist
 * @returns whether the condition holds
 */
export function holds(condition: string | undefined, input: Expressions, item: Item | undefined): boolean {
  if (condition === undefined) return true;
  const { clauses, isAny } = parseCondition(condition);
  const results = clauses.map((clause) => holdsClause(clause, input, item));
  return isAny ? results.some(Boolean) : results.every(Boolean);
}

/** The same few expressions come with nearly every request: each is parsed once. */
function parseOnce<Parsed>(parse: (text: string) => Parsed): (text: string) => Parsed {
  const parsed = new Map<string, Parsed>();
  return (text) => {
    const known = parsed.get(text) ?? parse(text);
    parsed.set(text, known);
    return known;
  };
}

/** A clause that compares an attribute with an argument; without an argument, the attribute must be absent. */
interface Clause {
  readonly name: string;
  readonly operator?: string;
  readonly argument?: string;
}

const parseCondition = parseOnce((condition) => ({
  isAny: condition.includes(' OR '),
  clauses: condition.split(/ (?:AND|OR) /).map((clause): Clause => {
    const [, absent] = /^attribute_not_exists\((#\w+)\)$/.exec(clause) ?? [];
    if (absent) return { name: absent };
    const [, name, operator, argument] = /^(#\w+) (<|<=|=) (:\w+)$/.exec(clause) ?? [];
    if (!name || !operator || !argument)
      throw new Error(`The fake table does not know the condition ${clause}`);
    return { name, operator, argument };
  }),
}));

function holdsClause(
  { name, operator, argument }: Clause,
  input: Expressions,
  item: Item | undefined,
): boolean {
  const actual = item?.[attributeOf(name, input)];
  if (!argument) return actual === undefined;
  const value = argumentOf(argument, input);
  // A comparison with a missing attribute is false.
  if (typeof actual !== typeof value || !isOrdered(actual) || !isOrdered(value)) return false;
  return operator === '=' ? actual === value : operator === '<' ? actual < value : actual <= value;
}

const isOrdered = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** The parts of an UpdateExpression. */
interface Update {
  readonly taken?: readonly [name: string | undefined, argument: string | undefined];
  readonly assignments: readonly (readonly [name: string | undefined, value: string | undefined])[];
  readonly removed: readonly string[];
}

const parseUpdate = parseOnce((update): Update => {
  const [whole, name, argument] = /^DELETE (#\w+) (:\w+)$/.exec(update) ?? [];
  if (whole) return { taken: [name, argument], assignments: [], removed: [] };
  const parts = /^(?:SET (.+?))?(?: ?REMOVE (.+))?$/.exec(update);
  if (!parts) throw new Error(`The fake table does not know the update ${update}`);
  const assignments = (parts[1]?.split(/, (?=#)/) ?? []).map((assignment) => {
    const [name, value] = assignment.split(' = ');
    return [name, value] as const;
  });
  return { assignments, removed: parts[2]?.split(', ') ?? [] };
});

/** @returns the item after an UpdateExpression */
export function applyUpdate(update: string, input: Expressions, item: Item): Item {
  const { taken, assignments, removed } = parseUpdate(update);
  const next = { ...item };
  if (taken) {
    const name = attributeOf(taken[0], input);
    const without = argumentOf(taken[1], input) as ReadonlySet<unknown>;
    const left = [...((next[name] as ReadonlySet<unknown> | undefined) ?? [])].filter(
      (one) => !without.has(one),
    );
    // DynamoDB stores no empty set: the attribute is removed with its last element.
    if (left.length > 0) next[name] = new Set(left);
    else delete next[name];
    return next;
  }
  for (const [name, value] of assignments) next[attributeOf(name, input)] = assignedOf(value, input, item);
  for (const name of removed) delete next[attributeOf(name, input)];
  return next;
}

/** The value that an assignment sets: an argument, or the sum of the stored value and an argument. */
function assignedOf(value: string | undefined, input: Expressions, item: Item): unknown {
  if (value?.startsWith(':')) return argumentOf(value, input);
  const sum = /^if_not_exists\((#\w+), (:\w+)\) \+ (:\w+)$/.exec(value ?? '');
  if (!sum) return argumentOf(value, input);
  const stored = item[attributeOf(sum[1], input)] ?? argumentOf(sum[2], input);
  return Number(stored) + Number(argumentOf(sum[3], input));
}

const parseKeyCondition = parseOnce((condition) => {
  const asked =
    /^(#\w+) = (:\w+)(?: AND (?:begins_with\((#\w+), (:\w+)\)|(#\w+) BETWEEN (:\w+) AND (:\w+)))?$/.exec(
      condition,
    );
  if (!asked) throw new Error(`The fake table does not know the key condition ${condition}`);
  const [, partition, pk, prefixed, prefix, ranged, from, to] = asked;
  return { partition, pk, sortKey: prefixed ?? ranged, prefix, from, to, isRange: ranged !== undefined };
});

/**
 * @param names of the keys: the table's, or the index's
 * @returns the partition key of a KeyConditionExpression, and the least and greatest sort keys that it lets through
 */
export function matchesKey(
  condition: string,
  input: Expressions,
  [pkName, skName]: readonly [string, string] = ['pk', 'sk'],
): { pk: string; from: string; to: string } {
  const { partition, pk, sortKey, prefix, from, to, isRange } = parseKeyCondition(condition);
  if (attributeOf(partition, input) !== pkName || (sortKey && attributeOf(sortKey, input) !== skName))
    throw new Error(`The fake table does not know the key condition ${condition}`);
  const least = String(sortKey ? argumentOf(prefix ?? from, input) : '');
  const greatest = isRange ? String(argumentOf(to, input)) : `${least}\uffff`;
  if (least > greatest) throw new Error('The BETWEEN operator requires its bounds in ascending order');
  return { pk: String(argumentOf(pk, input)), from: least, to: greatest };
}

function attributeOf(
  placeholder: string | undefined,
  { ExpressionAttributeNames: names }: Expressions,
): string {
  const name = names?.[placeholder ?? ''];
  if (name === undefined) throw new Error(`ExpressionAttributeNames lacks ${placeholder}`);
  return name;
}

function argumentOf(
  placeholder: string | undefined,
  { ExpressionAttributeValues: values }: Expressions,
): unknown {
  const value = values?.[placeholder ?? ''];
  if (value === undefined) throw new Error(`ExpressionAttributeValues lacks ${placeholder}`);
  return value;
}
