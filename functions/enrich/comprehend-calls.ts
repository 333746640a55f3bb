import {
  BatchDetectEntitiesCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  BatchDetectTargetedSentimentCommand,
  type BatchItemError,
  type ComprehendClient,
} from '@aws-sdk/client-comprehend';
import type { Analysis } from '@copydesk/core/article/analysis';
import type { Language } from '@copydesk/core/article/language';
import type { BatchCall } from './call-batch.ts';
import { toEntityMention, toKeyPhrase, toSentiment, toTarget } from './comprehend-shapes.ts';

/** What the Batch* operations answer alike: results and errors by index. */
interface BatchAnswer<Result> {
  readonly $metadata: { readonly requestId?: string | undefined };
  readonly ResultList?: readonly Result[] | undefined;
  readonly ErrorList?: readonly BatchItemError[] | undefined;
}

/** One analysis as a call on texts of one language. */
export function callOf(client: ComprehendClient, analysis: Analysis, language: Language): BatchCall<unknown> {
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
