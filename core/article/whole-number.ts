/** The whole numbers that a setting may have, both bounds included. */
export interface WholeNumberRange {
  readonly least: number;
  readonly most: number;
  /** The things that are counted, for messages: `seconds`. */
  readonly unit?: string;
}

export function isWithin(value: number, { least, most }: WholeNumberRange): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

/** `a whole number of seconds from 0 to 900`, for messages. */
export function describeRange({ least, most, unit }: WholeNumberRange): string {
  return `a whole number${unit ? ` of ${unit}` : ''} from ${least} to ${most}`;
}

/** @returns one sentence about a number that is out of its range, else none */
export function outOfRange(name: string, value: number, range: WholeNumberRange): string[] {
  return isWithin(value, range) ? [] : [`${name} is ${value}, and must be ${describeRange(range)}`];
}
