/** Comprehend bills each document in units of 100 characters, and at least three units. */
const CHARS_PER_UNIT = 100;
const MIN_UNITS = 3;

/**
 * @param chars length of a document in code points
 * @returns the billed units of one operation. Source: https://aws.amazon.com/comprehend/pricing/
 */
export function billedUnits(chars: number): number {
  return Math.max(MIN_UNITS, Math.ceil(chars / CHARS_PER_UNIT));
}
