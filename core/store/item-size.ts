import type { Item } from './keys.ts';

/** An item takes one write unit for each KB, or part of one. */
export const WRITE_UNIT_BYTES = 1_024;

/**
 * The bytes that DynamoDB bills an item with: its attributes' names and values. The size of a number is an upper estimate.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => (value === undefined ? sum : sum + Buffer.byteLength(name) + valueSize(value)),
    0,
  );
}

/** The bytes around a list or a map, and around each of its elements. */
const AROUND_MANY = 3;
const AROUND_ONE = 1;

function valueSize(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberSize(value);
  if (value instanceof Uint8Array) return value.byteLength;
  if (value instanceof Set) return [...value].reduce((sum: number, one) => sum + valueSize(one), 0);
  if (Array.isArray(value))
    return value.reduce((sum: number, one) => sum + AROUND_ONE + valueSize(one), AROUND_MANY);
  if (typeof value === 'object' && value !== null)
    return AROUND_MANY + itemSize(value as Item) + AROUND_ONE * Object.keys(value).length;
  return 1;
}

/** Two significant digits in a byte, one byte for the exponent, one for a minus. */
function numberSize(value: number): number {
  const digits = value
    .toExponential()
    .replace(/e.*|\D/g, '')
    .replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1 + (value < 0 ? 1 : 0);
}
