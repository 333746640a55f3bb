import {
  BatchDetectEntitiesCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  BatchDetectTargetedSentimentCommand,
  type BatchItemError,
  type ComprehendClient,
  type LanguageCode,
} from '@aws-sdk/client-comprehend';
import type { Analysis, Findings } from '@copydesk/core/article/analysis';
import type { Language } from '@copydesk/core/article/language';
import type { BatchCall } from './call-batch.ts';
import { toEntityMention, toKeyPhrase, toSentiment, toTarget } from './comprehend-shapes.ts';

/** The input of every Batch* operation. */
interface BatchInput {
  readonly TextList: string[];
  readonly LanguageCode: LanguageCode;
}

/** The answer of every Batch* operation: results and errors by index. */
interface BatchAnswer<Result> {
  readonly $metadata: { readonly requestId?: string | undefined };
  readonly ResultList?: readonly Result[] | undefined;
  readonly ErrorList?: readonly BatchItemError[] | undefined;
}

type CallIn<Finding> = (client: ComprehendClient, language: Language) => BatchCall<Finding>;

/** How Comprehend is asked for each analysis, and how its answer is read. */
const CALLS: { readonly [A in Analysis]: CallIn<Findings[A]> } = {
  entities: callWith(
    (client, input) => client.send(new BatchDetectEntitiesCommand(input)),
    ({ Entities = [] }, text) => Entities.map((entity) => toEntityMention(entity, text)),
  ),
  sentiment: callWith(
    (client, input) => client.send(new BatchDetectSentimentCommand(input)),
    (result) => toSentiment(result),
  ),
  keyPhrases: callWith(
    (client, input) => client.send(new BatchDetectKeyPhrasesCommand(input)),
    ({ KeyPhrases = [] }, text) => KeyPhrases.map((phrase) => toKeyPhrase(phrase, text)),
  ),
  targetedSentiment: callWith(
    (client, input) => client.send(new BatchDetectTargetedSentimentCommand(input)),
    ({ Entities = [] }, text) => Entities.map((target) => toTarget(target, text)),
  ),
};

/** One analysis as a call on texts of one language. */
export function callOf<A extends Analysis>(
  client: ComprehendClient,
  analysis: A,
  language: Language,
): BatchCall<Findings[A]> {
  return CALLS[analysis](client, language);
}

function callWith<Result extends { Index?: number | undefined }, Finding>(
  send: (client: ComprehendClient, input: BatchInput) => Promise<BatchAnswer<Result>>,
  toFinding: (result: Result, text: string) => Finding,
): CallIn<Finding> {
  return (client, language) => async (texts) => {
    const answer = await send(client, { TextList: [...texts], LanguageCode: language });
    const { $metadata, ResultList = [], ErrorList = [] } = answer;
    return {
      id: $metadata.requestId ?? '',
      results: ResultList.map((result) => {
        // guard: a result is matched to its text by Index
        const index = result.Index ?? -1;
        return [index, () => toFinding(result, texts[index] ?? '')];
      }),
      errors: ErrorList.map(({ Index, ErrorCode, ErrorMessage }) => ({
        index: Index ?? -1,
        code: ErrorCode ?? '',
        message: ErrorMessage ?? '',
      })),
    };
  };
}
