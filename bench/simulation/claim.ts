/** A claim and its measurement, in one or several runs. */
export interface Claim {
  readonly claim: string;
  readonly measured: readonly Measured[];
  readonly limit: number;
  readonly is: 'at most' | 'at least';
  readonly unit: Unit;
  /** Null if a run ended before it could show the claim, and no run contradicts it. */
  readonly holds: boolean | null;
}

/** Null if the run ended before there was something to measure. */
export type Measured = number | null;

/** Formats a number. */
const UNITS = {
  number: (value: number) => String(value),
  share: (value: number) => `${(value * 100).toFixed(2)} %`,
  factor: (value: number) => `× ${value.toFixed(4)}`,
  hours: (value: number) => `${value.toFixed(2)} h`,
  seconds: (value: number) => (Number.isFinite(value) ? `${value} s` : 'never'),
  megabytes: (value: number) => `${value.toFixed(1)} MB`,
} as const;
export type Unit = keyof typeof UNITS;

export const format = (value: Measured, unit: Unit) => (value === null ? '–' : UNITS[unit](value));

export function atMost(claim: string, measured: readonly Measured[], limit: number, unit: Unit): Claim {
  return { claim, measured, limit, is: 'at most', unit, holds: judge(measured, (value) => value <= limit) };
}

export function atLeast(claim: string, measured: readonly Measured[], limit: number, unit: Unit): Claim {
  return { claim, measured, limit, is: 'at least', unit, holds: judge(measured, (value) => value >= limit) };
}

function judge(measured: readonly Measured[], isWithin: (value: number) => boolean): boolean | null {
  if (measured.some((value) => value !== null && !isWithin(value))) return false;
  return measured.includes(null) ? null : true;
}

/** Returns the claim's row of a table: claim, measurement, limit, and whether it holds. */
export function renderClaim({ claim, measured, limit, is, unit, holds }: Claim): string[] {
  return [
    claim,
    measured.map((value) => format(value, unit)).join(' / '),
    `${is === 'at most' ? '≤' : '≥'} ${format(limit, unit)}`,
    holds === null ? 'not reached' : holds ? 'ok' : 'OVER',
  ];
}
