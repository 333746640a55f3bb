import {
  BatchDetectEntitiesCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  BatchDetectTargetedSentimentCommand,
  type BatchItemError,
  type ComprehendClient,
} from '@aws-sdk/client-comprehend';
import { ANALYSES, type Analysis, type PassageAnalysis } from '../../core/article/analysis.ts';
import type { Language } from '../../core/article/language.ts';
import { MAX_BATCH_DOCUMENTS } from '../../core/article/limits.ts';
import { type BatchCall, callBatch, type ItemOutcome } from './call-batch.ts';
import { toEntityMention, toKeyPhrase, toSentiment, toTarget } from './comprehend-shapes.ts';
import type { Detection, Detector, Document } from './detector.ts';

/** What each analysis came to; none for one that was not asked for. */
type Outcomes = Partial<Record<Analysis, ItemOutcome<unknown>>>;

/** Analyses with Amazon Comprehend: by language, 25 documents a call, all analyses side by side. */
export class ComprehendDetector implements Detector {
  readonly engine = { name: 'comprehend', version: '2017-11-27' };
  readonly isBilled = true;
  readonly #client: ComprehendClient;

  constructor(client: ComprehendClient) {
    this.#client = client;
  }

  async detect(documents: readonly Document[]): Promise<readonly Detection[]> {
    const outcomes = new Map<Document, Outcomes>(documents.map((document) => [document, {}]));
    await Promise.all(
      ANALYSES.flatMap((analysis) =>
        packCalls(documents.filter(({ analyses }) => analyses.includes(analysis))).map(async (batch) => {
          const { language } = batch[0] as Document;
          const answers = await callBatch(
            callOf(this.#client, analysis, language),
            batch.map(({ text }) => text),
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

/** Puts the analyses of one document together. One that may yet succeed keeps the document open. */
function join(analyses: readonly Analysis[], outcomes: Outcomes): Detection {
  const found: Partial<Record<Analysis, unknown>> = {};
  const failures: { -readonly [name in Analysis]?: PassageAnalysis['failures'][name] } = {};
  const calls = new Set<string>();
  for (const analysis of analyses) {
    const outcome = outcomes[analysis];
    if (!outcome) return { error: new Error(`Comprehend left the ${analysis} of the document unanswered`) };
    if (outcome.kind === 'error') return { error: outcome.error };
    if (outcome.call !== '') calls.add(outcome.call);
    if (outcome.kind === 'found') found[analysis] = outcome.value;
    else failures[analysis] = outcome.failure;
  }
  return { analysis: { ...(found as Omit<PassageAnalysis, 'failures'>), failures }, calls: [...calls] };
}
