import type { EntityTypeName } from '../found.ts';

export interface TypedSpan {
  readonly type: EntityTypeName;
  readonly begin: number;
  readonly end: number;
}

/** The numbers of spans of a type: found and right, found, annotated. */
export interface Tally {
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}

/** Scores spans strictly: type, begin and end must match. A duplicate span counts once. */
export function tallySpans(
  found: readonly TypedSpan[],
  gold: readonly TypedSpan[],
  type: EntityTypeName,
): Tally {
  const keys = (spans: readonly TypedSpan[]) =>
    new Set(spans.filter((span) => span.type === type).map(({ begin, end }) => `${begin}-${end}`));
  const foundKeys = keys(found);
  const goldKeys = keys(gold);
  return {
    right: [...foundKeys].filter((key) => goldKeys.has(key)).length,
    found: foundKeys.size,
    gold: goldKeys.size,
  };
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { right, found, gold }) => ({
      right: sum.right + right,
      found: sum.found + found,
      gold: sum.gold + gold,
    }),
    { right: 0, found: 0, gold: 0 },
  );
}

/** Returns precision, recall and F1 in per cent, or undefined if there is nothing to find. */
export function ratesOf({
  right,
  found,
  gold,
}: Tally): { precision: number; recall: number; f1: number } | undefined {
  if (gold === 0) return undefined;
  return {
    precision: found ? (100 * right) / found : 0,
    recall: (100 * right) / gold,
    f1: (200 * right) / (found + gold),
  };
}
