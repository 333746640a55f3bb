import {
  BatchDetectEntitiesCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  BatchDetectTargetedSentimentCommand,
  type BatchItemError,
  type ComprehendClient,
} from '@aws-sdk/client-comprehend';
import { ANALYSES, type Analysis, type PassageAnalysis } from '../../core/article/analysis.ts';
import { NotYetError } from '../../core/article/errors.ts';
import type { Language } from '../../core/article/language.ts';
import { MAX_BATCH_DOCUMENTS } from '../../core/article/limits.ts';
import { type BatchCall, callBatch, type ItemOutcome } from './call-batch.ts';
import { toEntityMention, toKeyPhrase, toSentiment, toTarget } from './comprehend-shapes.ts';
import type { Detection, Detector, Document } from './detector.ts';
import { callPaced } from './pacing/call-paced.ts';
import type { Clock } from './pacing/clock.ts';
import { Pacer, type QuotaStore } from './pacing/pacer.ts';

/** What each analysis came to; none for one that was not asked for. */
type Outcomes = Partial<Record<Analysis, ItemOutcome<unknown>>>;

/** What the quota of each analysis is of. */
const OPERATIONS: Readonly<Record<Analysis, string>> = {
  entities: 'BatchDetectEntities',
  sentiment: 'BatchDetectSentiment',
  keyPhrases: 'BatchDetectKeyPhrases',
  targetedSentiment: 'BatchDetectTargetedSentiment',
};

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
        new Pacer({ api: OPERATIONS[name], callsPerSecond: callsPerSecond[name], quota, clock }),
      ]),
    );
  }

  async detect(documents: readonly Document[], deadline: number): Promise<readonly Detection[]> {
    const outcomes = new Map<Document, Outcomes>(documents.map((document) => [document, {}]));
    await Promise.all(
      ANALYSES.flatMap((analysis) =>
        packCalls(documents.filter(({ analyses }) => analyses.includes(analysis))).map(async (batch) => {
          const call = callOf(this.#client, analysis, (batch[0] as Document).language);
          const turn = { pacer: this.#pacers.get(analysis) as Pacer, clock: this.#clock, deadline };
          const answers = await callBatch(
            (texts) => callPaced(() => call(texts), turn),
            batch.map(({ text }) => text),
            this.#clock,
          );
          batch.forEach((document, i) => {
            const all = outcomes.get(document);
            if (all && answers[i]) all[analysis] = answers[i];
          });
        }),
      ),
    );
    return documents.map((document) => join(document.analyses, outcomes.get(document) ?? {}));
  }
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

/** What the Batch* operations answer alike: results and errors by index. */
interface BatchAnswer<Result> {
  readonly $metadata: { readonly requestId?: string | undefined };
  readonly ResultList?: readonly Result[] | undefined;
  readonly ErrorList?: readonly BatchItemError[] | undefined;
}

/** One analysis as a call on texts of one language. */
function callOf(client: ComprehendClient, analysis: Analysis, language: Language): BatchCall<unknown> {
  const inputOf = (texts: readonly string[]) => ({ TextList: [...texts], LanguageCode: language });
  switch (analysis) {
    case 'entities':
      return async (texts) =>
        read(
          await client.send(new BatchDetectEntitiesCommand(inputOf(texts))),
          texts,
          ({ Entities = [] }, text) => Entities.map((entity) => toEntityMention(entity, text)),
        );
    case 'sentiment':
      return async (texts) =>
        read(await client.send(new BatchDetectSentimentCommand(inputOf(texts))), texts, toSentiment);
    case 'keyPhrases':
      return async (texts) =>
        read(
          await client.send(new BatchDetectKeyPhrasesCommand(inputOf(texts))),
          texts,
          ({ KeyPhrases = [] }, text) => KeyPhrases.map((phrase) => toKeyPhrase(phrase, text)),
        );
    case 'targetedSentiment':
      return async (texts) =>
        read(
          await client.send(new BatchDetectTargetedSentimentCommand(inputOf(texts))),
          texts,
          ({ Entities = [] }, text) => Entities.map((target) => toTarget(target, text)),
        );
  }
}

function read<Result extends { Index?: number | undefined }>(
  { $metadata, ResultList = [], ErrorList = [] }: BatchAnswer<Result>,
  texts: readonly string[],
  toFinding: (result: Result, text: string) => unknown,
): Awaited<ReturnType<BatchCall<unknown>>> {
  return {
    id: $metadata.requestId ?? '',
    results: ResultList.map((result) => {
      const index = result.Index ?? -1;
      return [index, () => toFinding(result, texts[index] ?? '')];
    }),
    errors: ErrorList.map(({ Index, ErrorCode, ErrorMessage }) => ({
      index: Index ?? -1,
      code: ErrorCode ?? '',
      message: ErrorMessage ?? '',
    })),
  };
}

/** Puts the analyses of one document together. What failed outranks what only has to wait. */
function join(analyses: readonly Analysis[], outcomes: Outcomes): Detection {
  const found: Partial<Record<Analysis, unknown>> = {};
  const failures: { -readonly [name in Analysis]?: PassageAnalysis['failures'][name] } = {};
  const calls = new Set<string>();
  const errors: Error[] = [];
  for (const analysis of analyses) {
    const outcome = outcomes[analysis];
    if (!outcome) errors.push(new Error(`Comprehend left the ${analysis} of the document unanswered`));
    else if (outcome.kind === 'error') errors.push(outcome.error);
    else {
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
  };
}
