import { escapeControls } from './escape-controls.ts';
import type { Run } from './wrap-runs.ts';

/** A span of a text that is shown, in UTF-16 code units. */
export interface ShownMark {
  readonly begin: number;
  readonly end: number;
  /** How it is painted; absent where there are no colours. */
  readonly paint?: ((text: string) => string) | undefined;
  /** Written around it, as [ and :LOCATION]. */
  readonly around?: readonly [before: string, after: string];
}

/**
 * A text with some of its spans marked, as parts to be wrapped. Controls in the text are escaped.
 *
 * @param marks in the order of the text; none overlaps another
 * @param from the first code unit that is shown
 * @param to the end of what is shown
 */
export function markRuns(text: string, marks: readonly ShownMark[], from = 0, to = text.length): Run[] {
  const runs: Run[] = [];
  const push = (raw: string, paint?: Run['paint']) => {
    if (raw !== '') runs.push({ text: escapeControls(raw), paint });
  };
  let at = from;
  for (const { begin, end, paint, around: [before, after] = ['', ''] } of marks) {
    if (end <= from || begin >= to) continue;
    push(text.slice(at, Math.max(at, begin)));
    at = Math.min(end, to);
    if (begin >= from) push(before, paint);
    push(text.slice(Math.max(begin, from), at), paint);
    if (end <= to) push(after, paint);
  }
  push(text.slice(at, to));
  return runs;
}
