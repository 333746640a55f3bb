import { BlockList, isIP } from 'node:net';

/** Tests one value of an event that is neither an object nor an array. */
export type Comparison = (actual: unknown) => boolean;

/** A pattern that EventBridge would refuse, too, or a comparison that the local run does not know. */
export class InvalidPatternError extends Error {}

/** EventBridge compares numbers in this range only. */
const MAX_NUMBER = 5e9;

type Compile = (operand: unknown, fail: Fail) => Comparison;
type Fail = (reason: string) => never;

/**
 * Compiles a comparison of a pattern: a value, or an object such as `{ "prefix": "a" }`.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 *
 * @throws InvalidPatternError
 */
export function compileComparison(expected: unknown, path: string): Comparison {
  const fail: Fail = (reason) => {
    throw new InvalidPatternError(`${path}: ${JSON.stringify(expected)} ${reason}`);
  };
  if (typeof expected !== 'object' || expected === null) return (actual) => actual === expected;
  const entries = Object.entries(expected);
  const [[name, operand] = ['', undefined]] = entries;
  if (Array.isArray(expected) || entries.length !== 1) return fail('must be a value, or one comparison');
  const compile = COMPARISONS[name];
  return compile ? compile(operand, fail) : fail(`has a comparison that the local run does not know`);
}

/** Applies a comparison of strings, and matches no other value. */
const ofStrings =
  (accepts: (actual: string) => boolean): Comparison =>
  (actual) =>
    typeof actual === 'string' && accepts(actual);

const lower = (text: string) => text.toLowerCase();

const prefix: Compile = (operand, fail) =>
  affix(operand, fail, (actual, expected) => actual.startsWith(expected));
const suffix: Compile = (operand, fail) =>
  affix(operand, fail, (actual, expected) => actual.endsWith(expected));

function affix(
  operand: unknown,
  fail: Fail,
  accepts: (actual: string, expected: string) => boolean,
): Comparison {
  if (typeof operand === 'string') return ofStrings((actual) => accepts(actual, operand));
  const ignoring = Object(operand)['equals-ignore-case'];
  if (typeof ignoring === 'string') return ofStrings((actual) => accepts(lower(actual), lower(ignoring)));
  return fail('needs a string, or { "equals-ignore-case": … }');
}

const equalsIgnoreCase: Compile = (operand, fail) =>
  typeof operand === 'string'
    ? ofStrings((actual) => lower(actual) === lower(operand))
    : fail('needs a string');

/** A star stands for any characters, also none. A backslash before a star or a backslash takes their meaning away. */
const wildcard: Compile = (operand, fail) => {
  if (typeof operand !== 'string') return fail('needs a string');
  const parts = operand.match(/\\.?|[^\\]/gsu) ?? [];
  if (parts.some((part) => part.startsWith('\\') && !/^\\[\\*]$/u.test(part)))
    return fail('has a backslash that is before neither a star nor a backslash');
  if (parts.some((part, i) => part === '*' && parts[i + 1] === '*'))
    return fail('has two stars one after the other');
  const literal = (part: string) => part.replace(/^\\/u, '').replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
  const expression = new RegExp(
    `^${parts.map((part) => (part === '*' ? '.*' : literal(part))).join('')}$`,
    'su',
  );
  return ofStrings((actual) => expression.test(actual));
};

const numeric: Compile = (operand, fail) => {
  const terms = Array.isArray(operand) ? operand : [];
  if (terms.length !== 2 && terms.length !== 4)
    return fail('needs an operator and a number, or two of each: [">", 0, "<=", 5]');
  const tests = [0, 2].slice(0, terms.length / 2).map((i) => {
    const [operator, limit] = [terms[i] as unknown, terms[i + 1] as unknown];
    const compare = NUMERIC[String(operator)];
    if (!compare)
      return fail(`has the operator ${JSON.stringify(operator)}, which must be one of =, <, <=, >, >=`);
    if (typeof limit !== 'number' || Math.abs(limit) > MAX_NUMBER)
      return fail(`has the limit ${JSON.stringify(limit)}, which must be a number from -5e9 to 5e9`);
    return (actual: number) => compare(actual, limit);
  });
  return (actual) => typeof actual === 'number' && tests.every((test) => test(actual));
};

const NUMERIC: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const cidr: Compile = (operand, fail) => {
  const [network = '', bits] = String(operand).split('/');
  const version = isIP(network);
  const length = Number(bits);
  if (
    version === 0 ||
    !bits ||
    !Number.isInteger(length) ||
    length < 0 ||
    length > (version === 4 ? 32 : 128)
  )
    return fail('needs a range of addresses, such as 10.0.0.0/24');
  const list = new BlockList();
  const family = (address: string) => (isIP(address) === 4 ? 'ipv4' : 'ipv6');
  list.addSubnet(network, length, family(network));
  return ofStrings((actual) => isIP(actual) !== 0 && list.check(actual, family(actual)));
};

/** Nothing of a list, or of what one comparison accepts. */
const anythingBut: Compile = (operand, fail) => {
  if (typeof operand !== 'object' || operand === null || Array.isArray(operand)) {
    const excluded: unknown[] = [operand].flat();
    const kinds = new Set(excluded.map((value) => typeof value));
    if (excluded.length === 0 || kinds.size > 1 || !(kinds.has('string') || kinds.has('number')))
      return fail('needs a string, a number, or a list of strings or of numbers');
    return (actual) => !excluded.includes(actual);
  }
  const [[name, inner] = ['', undefined], ...others] = Object.entries(operand);
  const compile = NEGATED[name];
  if (!compile || others.length > 0) return fail(`needs one of ${Object.keys(NEGATED).join(', ')}`);
  const accepted = [inner].flat().map((each) => compile(each, fail));
  return (actual) => !accepted.some((accepts) => accepts(actual));
};

const NEGATED: Readonly<Record<string, Compile>> = {
  prefix,
  suffix,
  wildcard,
  'equals-ignore-case': equalsIgnoreCase,
};

const COMPARISONS: Readonly<Record<string, Compile>> = {
  ...NEGATED,
  numeric,
  cidr,
  'anything-but': anythingBut,
};
