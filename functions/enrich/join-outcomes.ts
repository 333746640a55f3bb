import type { Analysis, PassageAnalysis } from '@copydesk/core/article/analysis';
import { NotYetError } from '@copydesk/core/article/errors';
import { ItemError, type ItemOutcome } from './call-batch.ts';
import type { Detection } from './detector.ts';

/** Another function found it while this one waited. */
export interface Recalled {
  readonly kind: 'recalled';
  readonly value: unknown;
}

/** The outcome of each analysis of one document. */
export type Outcomes = Partial<Record<Analysis, ItemOutcome<unknown> | Recalled>>;

/** Puts the outcomes of one document together. Of several errors, a failure outranks a wait. */
export function joinOutcomes(analyses: readonly Analysis[], outcomes: Outcomes): Detection {
  const found: Partial<Record<Analysis, unknown>> = {};
  const failures: { -readonly [name in Analysis]?: PassageAnalysis['failures'][name] } = {};
  const calls = new Set<string>();
  const errors: Error[] = [];
  const failing: Analysis[] = [];
  const recalled: Analysis[] = [];
  for (const analysis of analyses) {
    const outcome = outcomes[analysis];
    if (!outcome) errors.push(new Error(`Comprehend left the ${analysis} of the document unanswered`));
    else if (outcome.kind === 'error') {
      errors.push(outcome.error);
      if (outcome.error instanceof ItemError) failing.push(analysis);
    } else if (outcome.kind === 'recalled') {
      found[analysis] = outcome.value;
      recalled.push(analysis);
    } else {
      if (outcome.call !== '') calls.add(outcome.call);
      if (outcome.kind === 'found') found[analysis] = outcome.value;
      else failures[analysis] = outcome.failure;
    }
  }
  const error = errors.find((one) => !(one instanceof NotYetError)) ?? errors[0];
  return {
    analysis: { ...(found as Omit<PassageAnalysis, 'failures'>), failures },
    calls: [...calls],
    ...(error && { error }),
    ...(failing.length > 0 && { failing }),
    ...(recalled.length > 0 && { recalled }),
  };
}
