import {
  BatchDetectEntitiesCommand,
  BatchDetectSentimentCommand,
  ComprehendClient,
} from '@aws-sdk/client-comprehend';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, vi } from 'vitest';
import { BASE_ANALYSES } from '../../../core/article/analysis.ts';
import { ComprehendDetector } from '../../../functions/enrich/comprehend-detector.ts';
import type { Document } from '../../../functions/enrich/detector.ts';
import { unhurried } from '../../support/unhurried.ts';

export const comprehend = mockClient(ComprehendClient);
export const ports = unhurried();
export const detector = new ComprehendDetector({ client: new ComprehendClient({}), ...ports });
/** Has a minute for the calls. */
export const detect = (documents: readonly Document[]) =>
  detector.detect(documents, ports.clock.now() + 60_000);
export const SCORES = { Positive: 0.1, Negative: 0.2, Neutral: 0.6, Mixed: 0.1 };
export const en = (text: string): Document => ({ text, language: 'en', analyses: BASE_ANALYSES });
export const documents = (count: number) => Array.from({ length: count }, (_, i) => en(`Iran ${i}`));
export const metadata = (requestId: string) => ({ $metadata: { requestId } });

/** The first "Iran" of every text, without the texts at the indices `without`. */
export function entitiesOf(texts: readonly string[] = [], without: readonly number[] = []) {
  return texts.flatMap((text, Index) => {
    if (without.includes(Index)) return [];
    const characters = Array.from(text);
    const begin = characters.findIndex((_, i) => characters.slice(i, i + 4).join('') === 'Iran');
    const Entities =
      begin < 0
        ? []
        : [{ Type: 'LOCATION' as const, Text: '?', Score: 0.9, BeginOffset: begin, EndOffset: begin + 4 }];
    return [{ Index, Entities }];
  });
}

function answerEverything() {
  comprehend
    .on(BatchDetectEntitiesCommand)
    .callsFake(({ TextList }) => ({ ResultList: entitiesOf(TextList), ErrorList: [], ...metadata('e') }));
  comprehend.on(BatchDetectSentimentCommand).callsFake(({ TextList = [] }) => ({
    ResultList: TextList.map((_: string, Index: number) => ({
      Index,
      Sentiment: 'NEUTRAL',
      SentimentScore: SCORES,
    })),
    ErrorList: [],
    ...metadata('s'),
  }));
}
export const entityCalls = () =>
  comprehend.commandCalls(BatchDetectEntitiesCommand).map(({ args: [{ input }] }) => input);

/** Registers the hooks of a test file: Comprehend answers everything before each test. */
export function mockComprehend(): void {
  beforeEach(() => {
    comprehend.reset();
    answerEverything();
    vi.spyOn(Math, 'random').mockReturnValue(0);
  });
  afterEach(() => vi.restoreAllMocks());
}
