import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import type { OperationName } from '../../comprehend/operations.ts';
import type { ModelledComprehend } from './modelled-comprehend.ts';
import { lengthOf } from './text-count.ts';

const ENTITIES: readonly object[] = [];
const SENTIMENT = {
  Sentiment: 'NEUTRAL',
  SentimentScore: { Positive: 0, Negative: 0, Neutral: 1, Mixed: 0 },
};

interface BatchCommand {
  readonly constructor: { readonly name: string };
  readonly input: { readonly TextList?: readonly string[] };
}

/** The part of the SDK's client that enrich uses, in front of the modelled service. */
export function clientOf(comprehend: ModelledComprehend): ComprehendClient {
  let calls = 0;
  const send = async ({ constructor: { name }, input }: BatchCommand) => {
    const texts = input.TextList ?? [];
    const operation = name.replace(/Command$/, '') as OperationName;
    const failed = new Set(await comprehend.call(operation, texts.map(lengthOf)));
    const finding = operation === 'BatchDetectEntities' ? { Entities: ENTITIES } : SENTIMENT;
    const indices = [...texts.keys()];
    return {
      $metadata: { requestId: `${++calls}` },
      ResultList: indices.filter((Index) => !failed.has(Index)).map((Index) => ({ Index, ...finding })),
      ErrorList: [...failed].map((Index) => ({
        Index,
        ErrorCode: 'InternalServerException',
        ErrorMessage: '',
      })),
    };
  };
  return { send } as unknown as ComprehendClient;
}
