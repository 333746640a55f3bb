import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import {
  ANALYSES,
  ANALYSIS_TRAITS,
  type Analysis,
  type PassageAnalysis,
} from '@copydesk/core/article/analysis';
import { NotYetError } from '@copydesk/core/article/errors';
import type { Language } from '@copydesk/core/article/language';
import { MAX_BATCH_DOCUMENTS } from '@copydesk/core/article/limits';
import type { Clock } from '@copydesk/core/runtime/clock';
import { callBatch, type ItemOutcome } from './call-batch.ts';
import { callOf } from './comprehend-calls.ts';
import type { Detection, Detector, Document, Recall } from './detector.ts';
import { callPaced } from './pacing/call-paced.ts';
import { Pacer, type QuotaStore } from './pacing/pacer.ts';

/** What each analysis came to; none for one that was not asked for. */
type Outcomes = Partial<Record<Analysis, ItemOutcome<unknown> | Recalled>>;

/** Another function found it while this one waited. */
interface Recalled {
  readonly kind: 'recalled';
  readonly value: unknown;
}

/** Longer than any call waits where nothing else is to be called. */
const LONG_WAIT_MS = 500;

export interface ComprehendPorts {
  /** Makes no attempts of its own: each would be a call that nobody shared out. */
  readonly client: ComprehendClient;
  /** The account's quota of each operation. */
  readonly callsPerSecond: Readonly<Record<Analysis, number>>;
  readonly quota: QuotaStore;
  readonly clock: Clock;
}

/**
 * Analyses with Amazon Comprehend: by language, 25 documents a call, all analyses side by side, each call in its turn
 * among those of all functions.
 */
export class ComprehendDetector implements Detector {
  readonly engine = { name: 'comprehend', version: '2017-11-27' };
  readonly isBilled = true;
  readonly #client: ComprehendClient;
  readonly #clock: Clock;
  readonly #pacers: ReadonlyMap<Analysis, Pacer>;

  constructor({ client, callsPerSecond, quota, clock }: ComprehendPorts) {
    this.#client = client;
    this.#clock = clock;
    this.#pacers = new Map(
      ANALYSES.map((name) => [
        name,
        new Pacer({
          api: ANALYSIS_TRAITS[name].operation,
          callsPerSecond: callsPerSecond[name],
          quota,
          clock,
        }),
      ]),
    );
  }

  async detect(
    documents: readonly Document[],
    deadline: number,
    recall: Recall = async () => [],
  ): Promise<readonly Detection[]> {
    const outcomes = new Map<Document, Outcomes>(documents.map((document) => [document, {}]));
    await Promise.all(
      ANALYSES.flatMap((analysis) =>
        packCalls(documents.filter(({ analyses }) => analyses.includes(analysis))).map(async (batch) => {
          const answers = await this.#analyse(batch, analysis, deadline, recall);
          batch.forEach((document, i) => {
            const all = outcomes.get(document);
            if (all && answers[i]) all[analysis] = answers[i];
          });
        }),
      ),
    );
    return documents.map((document) => join(document.analyses, outcomes.get(document) ?? {}));
  }

  /** One call, and those that mend what of it failed. What was found elsewhere while it waited is not asked for. */
  async #analyse(
    batch: readonly Document[],
    analysis: Analysis,
    deadline: number,
    recall: Recall,
  ): Promise<readonly Outcomes[Analysis][]> {
    const pacer = this.#pacers.get(analysis) as Pacer;
    const begin = this.#clock.now();
    try {
      await pacer.waitForTurn(deadline);
      const known = this.#clock.now() - begin > LONG_WAIT_MS ? await recall(batch) : [];
      const open = batch.filter((_, i) => known[i]?.[analysis] === undefined);
      const call = callOf(this.#client, analysis, (batch[0] as Document).language);
      const turn = { pacer: withTurn(pacer), clock: this.#clock, deadline };
      const answers = await callBatch(
        (texts) => callPaced(() => call(texts), turn),
        open.map(({ text }) => text),
        this.#clock,
      );
      const answerOf = new Map(open.map((document, i) => [document, answers[i]]));
      return batch.map(
        (document, i) => answerOf.get(document) ?? { kind: 'recalled', value: known[i]?.[analysis] },
      );
    } catch (error) {
      return batch.map(() => ({ kind: 'error', error: error as Error }));
    }
  }
}

/** A pacer whose first turn has come already. */
function withTurn(pacer: Pacer): Pick<Pacer, 'waitForTurn' | 'noteThrottle'> {
  let isFirst = true;
  return {
    waitForTurn: async (deadline) => {
      if (!isFirst) await pacer.waitForTurn(deadline);
      isFirst = false;
    },
    noteThrottle: () => pacer.noteThrottle(),
  };
}

/** Groups documents by language, in calls as full as the service takes. */
export function packCalls(documents: readonly Document[]): Document[][] {
  const calls: Document[][] = [];
  const open = new Map<Language, Document[]>();
  for (const document of documents) {
    let call = open.get(document.language);
    if (!call || call.length === MAX_BATCH_DOCUMENTS) {
      call = [];
      open.set(document.language, call);
      calls.push(call);
    }
    call.push(document);
  }
  return calls;
}

/** Puts the analyses of one document together. What failed outranks what only has to wait. */
function join(analyses: readonly Analysis[], outcomes: Outcomes): Detection {
  const found: Partial<Record<Analysis, unknown>> = {};
  const failures: { -readonly [name in Analysis]?: PassageAnalysis['failures'][name] } = {};
  const calls = new Set<string>();
  const errors: Error[] = [];
  const recalled: Analysis[] = [];
  for (const analysis of analyses) {
    const outcome = outcomes[analysis];
    if (!outcome) errors.push(new Error(`Comprehend left the ${analysis} of the document unanswered`));
    else if (outcome.kind === 'error') errors.push(outcome.error);
    else if (outcome.kind === 'recalled') {
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
    ...(recalled.length > 0 && { recalled }),
  };
}
