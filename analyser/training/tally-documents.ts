import type { EntityTypeName, FoundEntity } from '../found.ts';
import type { GoldDocument } from './gold-document.ts';
import type { Claim } from './measure-calibration.ts';
import { addTallies, ratesOf, type Tally, type TypedSpan, tallySpans } from './score-spans.ts';

/** The types that all corpora annotate. */
export const NAMES = ['PERSON', 'LOCATION', 'ORGANIZATION'] as const satisfies readonly EntityTypeName[];

/** One tally per type, then the total. */
export function tally(
  documents: readonly GoldDocument[],
  find: (text: string) => readonly TypedSpan[],
  types: readonly EntityTypeName[],
): Tally[] {
  const found = documents.map(({ text }) => find(text));
  const tallies = types.map((type) =>
    addTallies(documents.map(({ spans }, i) => tallySpans(found[i] ?? [], spans, type))),
  );
  return [...tallies, addTallies(tallies)];
}

/** F1 in per cent, or a dash where there is nothing to find. */
export function rate(tally: Tally | undefined): string {
  return (tally && ratesOf(tally)?.f1.toFixed(1)) ?? '–';
}

/** Each name found, with its score, and whether it is right. */
export function claimsOf(
  find: (text: string) => readonly FoundEntity[],
  documents: readonly GoldDocument[],
): Claim[] {
  return documents.flatMap(({ text, spans }) =>
    find(text)
      .filter(({ type }) => (NAMES as readonly string[]).includes(type))
      .map(({ type, begin, end, score }) => ({
        score,
        isRight: spans.some((span) => span.type === type && span.begin === begin && span.end === end),
      })),
  );
}
