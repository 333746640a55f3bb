import { describeKey, type Item } from './keys.ts';

/** What an attribute must be, in words and as a test. */
export interface Check {
  readonly expected: string;
  holds(value: unknown): boolean;
}

const isObject = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const TEXT: Check = { expected: 'a string', holds: (value) => typeof value === 'string' };
export const NUMBER: Check = { expected: 'a number', holds: (value) => typeof value === 'number' };
export const BOOLEAN: Check = { expected: 'a boolean', holds: (value) => typeof value === 'boolean' };
export const LIST: Check = { expected: 'a list', holds: Array.isArray };
export const MAP: Check = { expected: 'a map', holds: isObject };
export const BYTES: Check = { expected: 'binary', holds: (value) => value instanceof Uint8Array };
export const NUMBER_SET: Check = {
  expected: 'a set of numbers',
  holds: (value) => value instanceof Set && [...value].every(NUMBER.holds),
};

/** A map that has some attributes, and maybe others. */
export function mapOf(attributes: Readonly<Record<string, Check>>): Check {
  const checks = Object.entries(attributes);
  return {
    expected: `a map of ${checks.map(([name, { expected }]) => `${name} (${expected})`).join(', ')}`,
    holds: (value) => isObject(value) && checks.every(([name, check]) => check.holds(value[name])),
  };
}

export const optional = (check: Check): Check => ({
  expected: `${check.expected}, or absent`,
  holds: (value) => value === undefined || check.holds(value),
});

type RequiredName<Value> = {
  [Name in keyof Value]-?: Record<never, never> extends Pick<Value, Name> ? never : Name;
}[keyof Value];

/** A check of each attribute that a record always has, and of those others that the code relies on. */
export type Shape<Value> = Readonly<Record<RequiredName<Value>, Check> & Partial<Record<keyof Value, Check>>>;

/**
 * Makes the parser of one kind of item. Attributes that the shape does not name are let through: newer code may have
 * written them.
 *
 * @returns a parser that throws an Error naming the item's key, and the first attribute that is not as it must be
 */
export function parserOf<Value>(kind: string, shape: Shape<Value>): (item: Item) => Value {
  const checks = Object.entries<Check>(shape);
  return (item) => {
    for (const [name, { expected, holds }] of checks) {
      if (holds(item[name])) continue;
      throw new Error(
        `The item ${describeKey(item)} is no ${kind}: its ${name} must be ${expected}, and is ` +
          `${describe(item[name])}. Something other than Copydesk changed it. Delete the item, then run ` +
          'copydesk doctor --repair',
      );
    }
    return item as Value;
  };
}

const describe = (value: unknown) =>
  value === undefined ? 'absent' : String(JSON.stringify(value)).slice(0, 100);
