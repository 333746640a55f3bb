import {
  BatchDetectEntitiesCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectTargetedSentimentCommand,
  type BatchDetectTargetedSentimentCommandOutput,
} from '@aws-sdk/client-comprehend';
import { beforeEach, describe, expect, it } from 'vitest';
import { ANALYSES, BASE_ANALYSES } from '../../../core/article/analysis.ts';
import type { Document } from '../../../functions/enrich/detector.ts';
import {
  comprehend,
  detect,
  detector,
  en,
  entityCalls,
  metadata,
  mockComprehend,
  SCORES,
} from './mocked-comprehend.ts';

mockComprehend();

describe('ComprehendDetector', () => {
  it('names its engine', () => {
    expect(detector.engine).toEqual({ name: 'comprehend', version: '2017-11-27' });
  });

  it('puts the analyses of each document together, with the ids of their calls', async () => {
    expect(await detect([en('Iran said')])).toEqual([
      {
        analysis: {
          entities: [{ type: 'LOCATION', text: 'Iran', score: 0.9, begin: 0, end: 4 }],
          sentiment: {
            label: 'NEUTRAL',
            scores: { positive: 0.1, negative: 0.2, neutral: 0.6, mixed: 0.1 },
          },
          failures: {},
        },
        calls: ['e', 's'],
      },
    ]);
  });

  it('makes no call for no documents', async () => {
    expect(await detect([])).toEqual([]);
    expect(comprehend.calls()).toHaveLength(0);
  });

  it.each(['😀😀 Iran', 'e\u0301 Iran', '👩‍👩‍👧 Iran 😀', 'Iran'])(
    'cuts the text of an entity at its code points: %s',
    async (text) => {
      const [detection] = await detect([en(text)]);
      expect(detection).toMatchObject({ analysis: { entities: [{ text: 'Iran' }] } });
    },
  );

  it('fills calls by language with 25 documents, and returns detections in the order of the documents', async () => {
    const mixed = Array.from(
      { length: 60 },
      (_, i): Document => ({
        text: `${i} Iran`,
        language: i % 3 === 0 ? 'de' : 'en',
        analyses: BASE_ANALYSES,
      }),
    );
    const detections = await detect(mixed);
    expect(entityCalls().map(({ LanguageCode, TextList }) => [LanguageCode, TextList?.length])).toEqual([
      ['de', 20],
      ['en', 25],
      ['en', 15],
    ]);
    expect(detections).toHaveLength(60);
    expect(detections.map((one) => 'analysis' in one && one.analysis.entities?.[0]?.begin)).toEqual(
      mixed.map((_, i) => String(i).length + 1),
    );
  });

  it('makes an unknown type of entity OTHER, and keeps its score', async () => {
    const entity = { Type: 'PLANET' as 'OTHER', Score: 0.5, BeginOffset: 0, EndOffset: 4 };
    comprehend
      .on(BatchDetectEntitiesCommand)
      .resolves({ ResultList: [{ Index: 0, Entities: [entity] }], ...metadata('e') });
    expect(await detect([en('Mars')])).toMatchObject([
      { analysis: { entities: [{ type: 'OTHER', score: 0.5, text: 'Mars' }] } },
    ]);
  });

  describe('for the optional analyses', () => {
    const all: Document = { ...en('Iran pleased Max'), analyses: ANALYSES };
    const place = (begin: number, end: number) => ({ Score: 0.9, BeginOffset: begin, EndOffset: end });
    const mention = {
      ...place(0, 4),
      GroupScore: 0.7,
      MentionSentiment: { Sentiment: 'MIXED', SentimentScore: SCORES },
    };
    beforeEach(() => {
      comprehend
        .on(BatchDetectKeyPhrasesCommand)
        .resolves({ ResultList: [{ Index: 0, KeyPhrases: [place(13, 16)] }], ...metadata('k') });
      comprehend.on(BatchDetectTargetedSentimentCommand).resolves({
        ResultList: [{ Index: 0, Entities: [{ Mentions: [mention] }] }],
        ...metadata('t'),
      } as BatchDetectTargetedSentimentCommandOutput);
    });

    it('asks for them in parallel, for the documents that want them', async () => {
      const [first, second] = await detect([en('Iran'), all]);
      expect(first).toMatchObject({ calls: ['e', 's'] });
      expect(first && 'analysis' in first && Object.keys(first.analysis)).toEqual([
        'entities',
        'sentiment',
        'failures',
      ]);
      expect(second).toMatchObject({
        analysis: {
          entities: [{ text: 'Iran' }],
          keyPhrases: [{ text: 'Max', score: 0.9, begin: 13, end: 16 }],
          targetedSentiment: [
            {
              mentions: [{ text: 'Iran', groupScore: 0.7, sentiment: { label: 'MIXED' }, begin: 0, end: 4 }],
            },
          ],
        },
        calls: ['e', 's', 'k', 't'],
      });
    });

    it.each([
      ['keyPhrases', BatchDetectKeyPhrasesCommand],
      ['targetedSentiment', BatchDetectTargetedSentimentCommand],
    ] as const)(
      'names %s in the failures where it is rejected permanently, beside the findings',
      async (analysis, command) => {
        comprehend.on(command).resolves({
          ErrorList: [{ Index: 0, ErrorCode: 'InvalidRequestException', ErrorMessage: 'no' }],
          ...metadata('x'),
        });
        const [detection] = await detect([all]);
        expect(detection).toMatchObject({
          analysis: { sentiment: { label: 'NEUTRAL' }, failures: { [analysis]: 'TEXT_REFUSED' } },
        });
      },
    );

    it('returns an error for findings without offsets or without a sentiment', async () => {
      comprehend
        .on(BatchDetectKeyPhrasesCommand)
        .resolves({ ResultList: [{ Index: 0, KeyPhrases: [place(3, 99)] }], ...metadata('k') });
      expect(await detect([all])).toMatchObject([{ error: { message: expect.stringContaining('3–99') } }]);
      comprehend.on(BatchDetectKeyPhrasesCommand).resolves({ ResultList: [{ Index: 0 }], ...metadata('k') });
      comprehend.on(BatchDetectTargetedSentimentCommand).resolves({
        ResultList: [{ Index: 0, Entities: [{ Mentions: [place(0, 4)] }] }],
        ...metadata('t'),
      });
      expect(await detect([all])).toMatchObject([
        { error: { message: expect.stringContaining('sentiment') } },
      ]);
    });
  });
});
