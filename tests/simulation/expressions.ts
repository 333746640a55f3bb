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
  const clauses = condition.split(/ (?:AND|OR) /).map((clause) => holdsClause(clause, input, item));
  return condition.includes(' OR ') ? clauses.some(Boolean) : clauses.every(Boolean);
}

function holdsClause(clause: string, input: Expressions, item: Item | undefined): boolean {
  const absent = /^attribute_not_exists\((#\w+)\)$/.exec(clause);
  if (absent) return item?.[attributeOf(absent[1], input)] === undefined;
  const comparison = /^(#\w+) (<|<=|=) (:\w+)$/.exec(clause);
  if (!comparison) throw new Error(`The fake table does not know the condition ${clause}`);
  const actual = item?.[attributeOf(comparison[1], input)];
  const value = argumentOf(comparison[3], input);
  // A comparison with a missing attribute is false.
  if (typeof actual !== typeof value || !isOrdered(actual) || !isOrdered(value)) return false;
  return comparison[2] === '=' ? actual === value : comparison[2] === '<' ? actual < value : actual <= value;
}

const isOrdered = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** @returns the item after an UpdateExpression */
export function applyUpdate(update: string, input: Expressions, item: Item): Item {
  const next = { ...item };
  const settled = /^DELETE (#\w+) (:\w+)$/.exec(update);
  if (settled) {
    const name = attributeOf(settled[1], input);
    const taken = argumentOf(settled[2], input) as ReadonlySet<unknown>;
    const left = [...((next[name] as ReadonlySet<unknown> | undefined) ?? [])].filter(
      (one) => !taken.has(one),
    );
    // DynamoDB stores no empty set: the attribute is removed with its last element.
    if (left.length > 0) next[name] = new Set(left);
    else delete next[name];
    return next;
  }
  const parts = /^(?:SET (.+?))?(?: ?REMOVE (.+))?$/.exec(update);
  if (!parts) throw new Error(`The fake table does not know the update ${update}`);
  for (const assignment of parts[1]?.split(/, (?=#)/) ?? []) {
    const [name, value] = assignment.split(' = ');
    next[attributeOf(name, input)] = assignedOf(value, input, item);
  }
  for (const name of parts[2]?.split(', ') ?? []) delete next[attributeOf(name, input)];
  return next;
}

/** The value that an assignment sets: an argument, or the sum of the stored value and an argument. */
function assignedOf(value: string | undefined, input: Expressions, item: Item): unknown {
  const sum = /^if_not_exists\((#\w+), (:\w+)\) \+ (:\w+)$/.exec(value ?? '');
  if (!sum) return argumentOf(value, input);
  const stored = item[attributeOf(sum[1], input)] ?? argumentOf(sum[2], input);
  return Number(stored) + Number(argumentOf(sum[3], input));
}

/**
 * @param names of the keys: the table's, or the index's
 * @returns the partition key of a KeyConditionExpression, and the least and greatest sort keys that it lets through
 */
export function matchesKey(
  condition: string,
  input: Expressions,
  [pkName, skName]: readonly [string, string] = ['pk', 'sk'],
): { pk: string; from: string; to: string } {
  const asked =
    /^(#\w+) = (:\w+)(?: AND (?:begins_with\((#\w+), (:\w+)\)|(#\w+) BETWEEN (:\w+) AND (:\w+)))?$/.exec(
      condition,
    );
  const [, partition, pk, prefixed, prefix, ranged, from, to] = asked ?? [];
  const sortKey = prefixed ?? ranged;
  if (
    asked &&
    attributeOf(partition, input) === pkName &&
    (!sortKey || attributeOf(sortKey, input) === skName)
  ) {
    const least = String(sortKey ? argumentOf(prefix ?? from, input) : '');
    const greatest = ranged ? String(argumentOf(to, input)) : `${least}\uffff`;
    if (least > greatest) throw new Error('The BETWEEN operator requires its bounds in ascending order');
    return { pk: String(argumentOf(pk, input)), from: least, to: greatest };
  }
  throw new Error(`The fake table does not know the key condition ${condition}`);
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
