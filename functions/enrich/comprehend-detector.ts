import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import { ANALYSES, ANALYSIS_TRAITS, type Analysis } from '@copydesk/core/article/analysis';
import type { Clock } from '@copydesk/core/runtime/clock';
import type { Metrics } from '@copydesk/core/runtime/metrics';
import type { Engine } from '@copydesk/core/store/items';
import { callBatch } from './call-batch.ts';
import { callOf } from './comprehend-calls.ts';
import type { Detection, Detector, Document, Recall } from './detector.ts';
import { joinOutcomes, type Outcomes } from './join-outcomes.ts';
import { COMPREHEND } from './name-engine.ts';
import { callPaced } from './pacing/call-paced.ts';
import { Pacer, type QuotaStore } from './pacing/pacer.ts';
import { packCalls } from './pack-calls.ts';

/** Longer than a call waits where no other call is due. */
const LONG_WAIT_MS = 500;

export interface ComprehendPorts {
  /** The engine that answers the calls, as records name it. Default: Amazon Comprehend. */
  readonly engine?: Engine;
  /** Makes one attempt for each call. Attempts of its own would take no turn among the functions' calls. */
  readonly client: ComprehendClient;
  /** The account's quota of each operation. */
  readonly callsPerSecond: Readonly<Record<Analysis, number>>;
  readonly quota: QuotaStore;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

/**
 * An adapter to Amazon Comprehend. It calls by language with up to 25 documents, all analyses in parallel. Each call takes
 * its turn among the calls of all functions.
 */
export class ComprehendDetector implements Detector {
  readonly engine: Engine;
  readonly isBilled = true;
  readonly #client: ComprehendClient;
  readonly #clock: Clock;
  readonly #pacers: ReadonlyMap<Analysis, Pacer>;

  constructor({ engine = COMPREHEND, client, callsPerSecond, quota, clock, metrics }: ComprehendPorts) {
    this.engine = engine;
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
          metrics,
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
    return documents.map((document) => joinOutcomes(document.analyses, outcomes.get(document) ?? {}));
  }

  /** One call and its retries. After a long wait it leaves out what another function has found meanwhile. */
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
