import { labelOf, MARK_TYPES } from './entity-types.ts';

/** Which marks are shown: some types, from a score on. It is in the address, as `hide=date,qty&score=0.5`. */
export interface MarkFilter {
  readonly hidden: ReadonlySet<string>;
  /** 0 … 1 */
  readonly score: number;
  /** The value of `hide` after a type was hidden or shown. @param index of the type in the legend */
  readonly toggled: (index: number) => string;
}

/** The slider's step. Scores are grouped by it. */
export const SCORE_STEP = 0.05;

export function readFilter(query: URLSearchParams): MarkFilter {
  const labels = MARK_TYPES.map(({ label }) => label);
  const hidden = new Set((query.get('hide') ?? '').split(',').filter((label) => labels.includes(label)));
  const score = Number(query.get('score') ?? 0);
  return {
    hidden,
    score: score > 0 && score <= 1 ? score : 0,
    toggled: (index) => {
      const label = labels[index];
      if (label === undefined) return [...hidden].join(',');
      return labels.filter((other) => hidden.has(other) !== (other === label)).join(',');
    },
  };
}

/** The step of a score: 0 … 20. */
export const stepOf = (score: number): number => Math.min(20, Math.floor(score / SCORE_STEP + 1e-9));

export const isShown = (
  mark: { readonly type: string; readonly score: number },
  { hidden, score }: MarkFilter,
): boolean => !hidden.has(labelOf(mark.type)) && stepOf(mark.score) >= stepOf(score);

export interface MarkCounts {
  readonly all: number;
  readonly shown: number;
  /** Hidden by their score, of the types that are shown. */
  readonly below: number;
  readonly byLabel: ReadonlyMap<string, number>;
}

export function countMarks(
  marks: readonly { readonly type: string; readonly score: number }[],
  filter: MarkFilter,
): MarkCounts {
  const byLabel = new Map<string, number>();
  for (const { type } of marks) byLabel.set(labelOf(type), (byLabel.get(labelOf(type)) ?? 0) + 1);
  const ofTypes = marks.filter(({ type }) => !filter.hidden.has(labelOf(type)));
  const shown = ofTypes.filter((mark) => isShown(mark, filter)).length;
  return { all: marks.length, shown, below: ofTypes.length - shown, byLabel };
}

/**
 * The rules of a style sheet by which a filter hides marks: a few rules for any number of marks, so that a filter changes no mark by
 * itself. A hidden mark keeps its text and loses its underline and label.
 */
export function hidingRules({ hidden, score }: MarkFilter): string {
  const steps = Array.from({ length: stepOf(score) }, (_, step) => `[data-s="${step}"]`);
  const labels = [...hidden].map((label) => `[data-t="${label}"]`);
  const selectors = [...labels, ...steps].map((selector) => `.reader .m${selector}`);
  if (selectors.length === 0) return '';
  return `${selectors.join(',')}{text-decoration-line:none}${selectors.map((selector) => `${selector}::before`).join(',')}{content:none}`;
}
