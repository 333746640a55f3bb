import { compileComparison, InvalidPatternError } from './compile-comparison.ts';

type Predicate = (actual: unknown) => boolean;
type Fields = Readonly<Record<string, unknown>>;

/**
 * Compiles an EventBridge pattern. An event matches if each field of the pattern has one of the listed values. A list in
 * an event matches if one of its items does.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 *
 * @throws InvalidPatternError for what EventBridge refuses, and for a comparison that the local run does not know
 */
export function compilePattern(pattern: unknown, path = 'EventPattern'): Predicate {
  if (!isObject(pattern)) throw new InvalidPatternError(`${path}: a pattern is an object`);
  if (Object.keys(pattern).length === 0)
    throw new InvalidPatternError(`${path}: a pattern has at least one field`);
  const parts = Object.entries(pattern).map(([name, part]) => {
    const below = `${path}.${name}`;
    if (name === '$or' && Array.isArray(part)) return compileOr(part, below);
    const accepts = Array.isArray(part) ? compileValues(part, below) : compileNested(part, below);
    return (actual: unknown) => accepts(isObject(actual) ? actual[name] : undefined);
  });
  return (actual) => parts.every((accepts) => accepts(actual));
}

/** Each of the patterns may match the object that has the `$or`. */
function compileOr(patterns: readonly unknown[], path: string): Predicate {
  if (patterns.length < 2) throw new InvalidPatternError(`${path}: needs at least two patterns`);
  const alternatives = patterns.map((each, i) => compilePattern(each, `${path}[${i}]`));
  return (actual) => alternatives.some((accepts) => accepts(actual));
}

/** All fields must be of one item, where the event has a list of objects. */
function compileNested(pattern: unknown, path: string): Predicate {
  if (!isObject(pattern))
    throw new InvalidPatternError(`${path}: a pattern lists the values that it accepts, as ["a"]`);
  const accepts = compilePattern(pattern, path);
  return (actual) =>
    Array.isArray(actual) && actual.length > 0 ? actual.flat().some(accepts) : accepts(actual);
}

function compileValues(accepted: readonly unknown[], path: string): Predicate {
  if (accepted.length === 0) throw new InvalidPatternError(`${path}: the list of values is empty`);
  const tests = accepted.map((expected): Predicate => {
    const exists = isObject(expected) ? expected.exists : undefined;
    if (typeof exists === 'boolean') return (actual) => leavesOf(actual).length > 0 === exists;
    const accepts = compileComparison(expected, path);
    return (actual) => leavesOf(actual).some(accepts);
  });
  return (actual) => tests.some((accepts) => accepts(actual));
}

/** The values of a field. A field that holds an object has none: its own fields have values. */
function leavesOf(actual: unknown): unknown[] {
  if (Array.isArray(actual)) return actual.flatMap(leavesOf);
  return actual === undefined || isObject(actual) ? [] : [actual];
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
