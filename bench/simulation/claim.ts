/** A promise held against what was measured, in one run or several. */
export interface Claim {
  readonly claim: string;
  readonly measured: readonly number[];
  readonly limit: number;
  readonly is: 'at most' | 'at least';
  readonly unit: Unit;
  readonly holds: boolean;
}

/** How a number is written. */
const UNITS = {
  number: (value: number) => String(value),
  share: (value: number) => `${(value * 100).toFixed(2)} %`,
  factor: (value: number) => `× ${value.toFixed(4)}`,
  hours: (value: number) => `${value.toFixed(2)} h`,
  seconds: (value: number) => `${value} s`,
  megabytes: (value: number) => `${value.toFixed(1)} MB`,
} as const;
export type Unit = keyof typeof UNITS;

export const format = (value: number, unit: Unit) => UNITS[unit](value);

export function atMost(claim: string, measured: readonly number[], limit: number, unit: Unit): Claim {
  return { claim, measured, limit, is: 'at most', unit, holds: measured.every((value) => value <= limit) };
}

export function atLeast(claim: string, measured: readonly number[], limit: number, unit: Unit): Claim {
  return { claim, measured, limit, is: 'at least', unit, holds: measured.every((value) => value >= limit) };
}
