import {
  BatchDetectEntitiesCommand,
  type BatchDetectEntitiesCommandOutput,
  BatchDetectSentimentCommand,
  InvalidRequestException,
  TextSizeLimitExceededException,
  TooManyRequestsException,
  UnsupportedLanguageException,
} from '@aws-sdk/client-comprehend';
import { describe, expect, it } from 'vitest';
import { BASE_ANALYSES } from '../../../core/article/analysis.ts';
import { NotYetError } from '../../../core/article/errors.ts';
import {
  comprehend,
  detect,
  documents,
  en,
  entitiesOf,
  metadata,
  mockComprehend,
  SCORES,
} from './mocked-comprehend.ts';

mockComprehend();

describe('ComprehendDetector', () => {
  it.each([0, 12, 24])(
    'fails one analysis of one document for a permanent item error (item %i)',
    async (index) => {
      comprehend.on(BatchDetectEntitiesCommand).callsFake(({ TextList }) => ({
        ResultList: entitiesOf(TextList, [index]),
        ErrorList: [{ Index: index, ErrorCode: 'TextSizeLimitExceededException', ErrorMessage: 'too long' }],
        ...metadata('e'),
      }));
      const detections = await detect(documents(25));
      detections.forEach((one, i) => {
        const expected = i === index ? { entities: 'TEXT_REFUSED' } : {};
        expect(one).toMatchObject({ analysis: { sentiment: { label: 'NEUTRAL' }, failures: expected } });
        expect('analysis' in one && 'entities' in one.analysis).toBe(i !== index);
      });
    },
  );

  it('has only the documents of a call wait that is throttled to the end', async () => {
    comprehend
      .on(BatchDetectEntitiesCommand, { LanguageCode: 'de' })
      .rejects(new TooManyRequestsException({ message: 'slow down', $metadata: {} }));
    const [de, eng] = await detect([
      { text: 'Iran eins', language: 'de', analyses: BASE_ANALYSES },
      en('Iran two'),
    ]);
    expect(de?.error).toBeInstanceOf(NotYetError);
    expect(eng).not.toHaveProperty('error');
  });

  it('keeps the findings of one analysis where another has to wait, or failed', async () => {
    const slowDown = new TooManyRequestsException({ message: 'slow down', $metadata: {} });
    comprehend.on(BatchDetectSentimentCommand).rejects(slowDown);
    expect(await detect([en('Iran')])).toMatchObject([
      { analysis: { entities: [{ text: 'Iran' }] }, calls: ['e'], error: { name: 'TurnTooLateError' } },
    ]);
    comprehend
      .on(BatchDetectEntitiesCommand)
      .rejects(Object.assign(new Error('denied'), { $metadata: { httpStatusCode: 400 } }));
    // The error is the failure, though another analysis only waits.
    expect(await detect([en('Iran')])).toMatchObject([
      { analysis: { failures: {} }, error: { message: 'denied' } },
    ]);
  });

  it.each([
    ['InvalidRequestException', new InvalidRequestException({ message: 'm', $metadata: {} })],
    ['TextSizeLimitExceededException', new TextSizeLimitExceededException({ message: 'm', $metadata: {} })],
  ])('fails only the culprit of a call that is rejected whole with %s', async (_, error) => {
    comprehend.on(BatchDetectEntitiesCommand).callsFake(({ TextList }) => {
      if (TextList.includes('Iran 7')) throw error;
      return { ResultList: entitiesOf(TextList), ...metadata('e') };
    });
    const detections = await detect(documents(25));
    expect(detections.map((one) => 'analysis' in one && one.analysis.failures)).toEqual(
      documents(25).map((_, i) => (i === 7 ? { entities: 'TEXT_REFUSED' } : {})),
    );
  });

  it('fails every document in a language that is rejected', async () => {
    const error = new UnsupportedLanguageException({ message: 'm', $metadata: {} });
    comprehend.on(BatchDetectEntitiesCommand).rejects(error);
    comprehend.on(BatchDetectSentimentCommand).rejects(error);
    expect(await detect([{ text: 'x', language: 'ko', analyses: BASE_ANALYSES }])).toEqual([
      {
        analysis: { failures: { entities: 'LANGUAGE_REFUSED', sentiment: 'LANGUAGE_REFUSED' } },
        calls: [],
      },
    ]);
  });

  it.each([
    ['outside the text', { BeginOffset: 0, EndOffset: 99 }],
    ['nowhere', {}],
    ['of no length', { BeginOffset: 2, EndOffset: 2 }],
    ['before the text', { BeginOffset: -1, EndOffset: 2 }],
  ])('returns an error for the document of an entity %s, and analyses the others', async (_, place) => {
    comprehend.on(BatchDetectEntitiesCommand).callsFake(
      ({ TextList }) =>
        ({
          ResultList: entitiesOf(TextList).map((result) =>
            result.Index === 1 ? { ...result, Entities: [{ Type: 'LOCATION', ...place }] } : result,
          ),
          ...metadata('e'),
        }) as BatchDetectEntitiesCommandOutput,
    );
    const detections = await detect(documents(3));
    expect(detections.map((one) => 'error' in one)).toEqual([false, true, false]);
    expect(detections[1]).toMatchObject({ error: { message: expect.stringContaining('Comprehend placed') } });
  });

  it.each([
    ['no label', { SentimentScore: SCORES }],
    ['no scores', { Sentiment: 'NEUTRAL' as const }],
  ])('returns an error for a document with a sentiment with %s', async (_, sentiment) => {
    comprehend
      .on(BatchDetectSentimentCommand)
      .resolves({ ResultList: [{ Index: 0, ...sentiment }], ...metadata('s') });
    expect(await detect([en('Iran')])).toMatchObject([
      { error: { message: expect.stringContaining('Comprehend answered the sentiment') } },
    ]);
  });

  it('returns an error, not empty findings, for a document that is left unanswered', async () => {
    comprehend.on(BatchDetectEntitiesCommand).resolves(metadata('e'));
    const [detection] = await detect([en('Iran')]);
    expect(detection).toMatchObject({ error: { message: 'Comprehend left the text unanswered' } });
  });
});
