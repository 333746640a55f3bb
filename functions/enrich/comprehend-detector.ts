import {
  BatchDetectEntitiesCommand,
  BatchDetectSentimentCommand,
  type BatchItemError,
  type ComprehendClient,
} from '@aws-sdk/client-comprehend';
import type { PassageAnalysis } from '../../core/article/analysis.ts';
import type { Language } from '../../core/article/language.ts';
import { MAX_BATCH_DOCUMENTS } from '../../core/article/limits.ts';
import type { AnalysisFailure } from '../../core/article/status.ts';
import { type BatchCall, callBatch, type ItemOutcome } from './call-batch.ts';
import { toEntityMention, toSentiment } from './comprehend-shapes.ts';
import type { Detection, Detector, Document } from './detector.ts';

/** Finds entities and sentiment with Amazon Comprehend: by language, 25 documents a call, both analyses side by side. */
export class ComprehendDetector implements Detector {
  readonly engine = { name: 'comprehend', version: '2017-11-27' };
  readonly #client: ComprehendClient;

  constructor(client: ComprehendClient) {
    this.#client = client;
  }

  async detect(documents: readonly Document[]): Promise<readonly Detection[]> {
    const detections = new Map<Document, Detection>();
    await Promise.all(
      packCalls(documents).map(async (batch) => {
        const texts = batch.map((document) => document.text);
        const { language } = batch[0] as Document;
        const [entities, sentiments] = await Promise.all([
          callBatch(this.#entitiesIn(language), texts),
          callBatch(this.#sentimentIn(language), texts),
        ]);
        batch.forEach((document, i) => {
          detections.set(document, join(entities[i], sentiments[i]));
        });
      }),
    );
    return documents.map((document) => detections.get(document) ?? { error: new Error('no detection') });
  }

  #entitiesIn(language: Language): BatchCall<PassageAnalysis['entities']> {
    return async (texts) => {
      const answer = await this.#client.send(
        new BatchDetectEntitiesCommand({ TextList: [...texts], LanguageCode: language }),
      );
      return {
        id: answer.$metadata.requestId ?? '',
        results: (answer.ResultList ?? []).map((result) => [
          result.Index ?? -1,
          () =>
            (result.Entities ?? []).map((entity) => toEntityMention(entity, texts[result.Index ?? -1] ?? '')),
        ]),
        errors: (answer.ErrorList ?? []).map(toItemError),
      };
    };
  }

  #sentimentIn(language: Language): BatchCall<PassageAnalysis['sentiment']> {
    return async (texts) => {
      const answer = await this.#client.send(
        new BatchDetectSentimentCommand({ TextList: [...texts], LanguageCode: language }),
      );
      return {
        id: answer.$metadata.requestId ?? '',
        results: (answer.ResultList ?? []).map((result) => [result.Index ?? -1, () => toSentiment(result)]),
        errors: (answer.ErrorList ?? []).map(toItemError),
      };
    };
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

function toItemError({ Index, ErrorCode, ErrorMessage }: BatchItemError) {
  return { index: Index ?? -1, code: ErrorCode ?? '', message: ErrorMessage ?? '' };
}

/** Puts the two analyses of one document together. One that may yet succeed keeps the document open. */
function join(
  entities: ItemOutcome<PassageAnalysis['entities']> | undefined,
  sentiment: ItemOutcome<PassageAnalysis['sentiment']> | undefined,
): Detection {
  if (!entities || !sentiment) return { error: new Error('Comprehend left the document unanswered') };
  if (entities.kind === 'error') return { error: entities.error };
  if (sentiment.kind === 'error') return { error: sentiment.error };
  const failures: { entities?: AnalysisFailure; sentiment?: AnalysisFailure } = {};
  if (entities.kind === 'failed') failures.entities = entities.failure;
  if (sentiment.kind === 'failed') failures.sentiment = sentiment.failure;
  return {
    analysis: {
      ...(entities.kind === 'found' && entities.value && { entities: entities.value }),
      ...(sentiment.kind === 'found' && sentiment.value && { sentiment: sentiment.value }),
      failures,
    },
    calls: [...new Set([entities.call, sentiment.call].filter((id) => id !== ''))],
  };
}
