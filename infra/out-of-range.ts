/**
 * The range rule for whole numbers.
 *
 * @param unit as it follows a number: ' s'
 * @returns one sentence about a number that is not whole or not from `least` to `most`, else none
 */
export function outOfRange(name: string, value: number, least: number, most: number, unit = ''): string[] {
  if (Number.isInteger(value) && value >= least && value <= most) return [];
  return [`${name} is ${value}${unit}, and must be a whole number from ${least} to ${most}${unit}`];
}
