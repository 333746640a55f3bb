import {
  BatchDetectEntitiesCommand,
  type BatchDetectEntitiesCommandOutput,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  BatchDetectTargetedSentimentCommand,
  type BatchDetectTargetedSentimentCommandOutput,
  ComprehendClient,
  InvalidRequestException,
  TextSizeLimitExceededException,
  TooManyRequestsException,
  UnsupportedLanguageException,
} from '@aws-sdk/client-comprehend';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANALYSES, BASE_ANALYSES } from '../../../core/article/analysis.ts';
import { NotYetError } from '../../../core/article/errors.ts';
import { ComprehendDetector } from '../../../functions/enrich/comprehend-detector.ts';
import type { Document } from '../../../functions/enrich/detector.ts';
import { NEUTRAL } from '../../support/articles.ts';
import { unhurried } from '../../support/unhurried.ts';

const comprehend = mockClient(ComprehendClient);
const ports = unhurried();
const detector = new ComprehendDetector({ client: new ComprehendClient({}), ...ports });
/** With a minute of time for its calls. */
const detect = (documents: readonly Document[]) => detector.detect(documents, ports.clock.now() + 60_000);
const SCORES = { Positive: 0.1, Negative: 0.2, Neutral: 0.6, Mixed: 0.1 };
const analyses = BASE_ANALYSES;
const en = (text: string): Document => ({ text, language: 'en', analyses });
const documents = (count: number) => Array.from({ length: count }, (_, i) => en(`Iran ${i}`));
const metadata = (requestId: string) => ({ $metadata: { requestId } });

/** Every "Iran" of every text, found where it stands; the texts at `without` are left to the error list. */
function entitiesOf(texts: readonly string[] = [], without: readonly number[] = []) {
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
const entityCalls = () =>
  comprehend.commandCalls(BatchDetectEntitiesCommand).map(({ args: [{ input }] }) => input);

beforeEach(() => {
  comprehend.reset();
  answerEverything();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

describe('the detector', () => {
  it('puts both analyses of each document together, with the calls that took part', async () => {
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

  it('calls nothing for no documents', async () => {
    expect(await detect([])).toEqual([]);
    expect(comprehend.calls()).toHaveLength(0);
  });

  it.each(['😀😀 Iran', 'e\u0301 Iran', '👩‍👩‍👧 Iran 😀', 'Iran'])(
    'cuts an entity’s text where its code points stand: %s',
    async (text) => {
      const [detection] = await detect([en(text)]);
      expect(detection).toMatchObject({ analysis: { entities: [{ text: 'Iran' }] } });
    },
  );

  it('fills calls by language with 25 documents, and keeps the order of what it was given', async () => {
    const mixed = Array.from(
      { length: 60 },
      (_, i): Document => ({
        text: `${i} Iran`,
        language: i % 3 === 0 ? 'de' : 'en',
        analyses,
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

  it.each([0, 12, 24])(
    'a lasting item error of one analysis is that document’s alone (item %i)',
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

  it('throttling to the end keeps the documents of that call waiting, and none of those in others', async () => {
    comprehend
      .on(BatchDetectEntitiesCommand, { LanguageCode: 'de' })
      .rejects(new TooManyRequestsException({ message: 'slow down', $metadata: {} }));
    const [de, eng] = await detect([{ text: 'Iran eins', language: 'de', analyses }, en('Iran two')]);
    expect(de?.error).toBeInstanceOf(NotYetError);
    expect(eng).not.toHaveProperty('error');
  });

  it('what one analysis found is not lost where another has to wait, or failed', async () => {
    const slowDown = new TooManyRequestsException({ message: 'slow down', $metadata: {} });
    comprehend.on(BatchDetectSentimentCommand).rejects(slowDown);
    expect(await detect([en('Iran')])).toMatchObject([
      { analysis: { entities: [{ text: 'Iran' }] }, calls: ['e'], error: { name: 'TurnTooLateError' } },
    ]);
    comprehend
      .on(BatchDetectEntitiesCommand)
      .rejects(Object.assign(new Error('denied'), { $metadata: { httpStatusCode: 400 } }));
    // A failure is to be counted as one, though something else only waits.
    expect(await detect([en('Iran')])).toMatchObject([
      { analysis: { failures: {} }, error: { message: 'denied' } },
    ]);
  });

  describe('a call that had to wait', () => {
    /** Two seconds are full: a turn is at least a second away. */
    function fillTwoSeconds(): void {
      const second = Math.floor(ports.clock.now() / 1000);
      for (const api of ['BatchDetectEntities', 'BatchDetectSentiment'])
        for (const full of [second, second + 1]) ports.quota.taken.set(`${api} ${full}`, 10);
    }

    it('asks for nothing that another function has found meanwhile', async () => {
      fillTwoSeconds();
      const known = [{ entities: [], sentiment: NEUTRAL }, { entities: [] }, {}];
      const given = documents(3);
      const recall = vi.fn(async (asked: readonly Document[]) =>
        asked.map((one) => known[given.indexOf(one)] ?? {}),
      );
      const found = await detector.detect(given, ports.clock.now() + 60_000, recall);
      expect(entityCalls().map(({ TextList }) => TextList)).toEqual([['Iran 2']]);
      const [sentiments] = comprehend.commandCalls(BatchDetectSentimentCommand);
      expect(sentiments?.args[0].input.TextList).toEqual(['Iran 1', 'Iran 2']);
      expect(found.map(({ recalled = [] }) => recalled)).toEqual([
        ['entities', 'sentiment'],
        ['entities'],
        [],
      ]);
      expect(found.map(({ analysis }) => [analysis.entities, analysis.sentiment?.label])).toEqual([
        [[], 'NEUTRAL'],
        [[], 'NEUTRAL'],
        [[expect.objectContaining({ text: 'Iran' })], 'NEUTRAL'],
      ]);
      expect(found.map(({ calls }) => calls)).toEqual([[], ['s'], ['e', 's']]);
    });

    it('is not made at all where everything is known', async () => {
      fillTwoSeconds();
      const recall = async (asked: readonly Document[]) =>
        asked.map(() => ({ entities: [], sentiment: NEUTRAL }));
      await detector.detect(documents(30), ports.clock.now() + 60_000, recall);
      expect(comprehend.calls()).toHaveLength(0);
    });
  });

  it('a call that need not wait is made at once, without another look', async () => {
    ports.quota.taken.clear();
    const recall = vi.fn();
    await detector.detect(documents(1), ports.clock.now() + 60_000, recall);
    expect(recall).not.toHaveBeenCalled();
  });

  it('every call takes a turn of its own operation', async () => {
    ports.quota.taken.clear();
    await detect(documents(60));
    const turns = (api: string) =>
      [...ports.quota.taken]
        .filter(([key]) => key.startsWith(api))
        .reduce((sum, [, taken]) => sum + taken, 0);
    expect(turns('BatchDetectEntities ')).toBeGreaterThanOrEqual(3);
    expect(turns('BatchDetectSentiment ')).toBeGreaterThanOrEqual(3);
    expect(turns('BatchDetectKeyPhrases ')).toBe(0);
  });

  it.each([
    ['InvalidRequestException', new InvalidRequestException({ message: 'm', $metadata: {} })],
    ['TextSizeLimitExceededException', new TextSizeLimitExceededException({ message: 'm', $metadata: {} })],
  ])('a call refused whole with %s costs the culprit alone', async (_, error) => {
    comprehend.on(BatchDetectEntitiesCommand).callsFake(({ TextList }) => {
      if (TextList.includes('Iran 7')) throw error;
      return { ResultList: entitiesOf(TextList), ...metadata('e') };
    });
    const detections = await detect(documents(25));
    expect(detections.map((one) => 'analysis' in one && one.analysis.failures)).toEqual(
      documents(25).map((_, i) => (i === 7 ? { entities: 'TEXT_REFUSED' } : {})),
    );
  });

  it('a language refused is said of every document in it', async () => {
    const error = new UnsupportedLanguageException({ message: 'm', $metadata: {} });
    comprehend.on(BatchDetectEntitiesCommand).rejects(error);
    comprehend.on(BatchDetectSentimentCommand).rejects(error);
    expect(await detect([{ text: 'x', language: 'ko', analyses }])).toEqual([
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
  ])('an entity %s leaves its document open, and its neighbours done', async (_, place) => {
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
  ])('a sentiment with %s leaves its document open', async (_, sentiment) => {
    comprehend
      .on(BatchDetectSentimentCommand)
      .resolves({ ResultList: [{ Index: 0, ...sentiment }], ...metadata('s') });
    expect(await detect([en('Iran')])).toMatchObject([
      { error: { message: expect.stringContaining('Comprehend answered the sentiment') } },
    ]);
  });

  it('a type of entity that is not known yet is OTHER, and its score is kept', async () => {
    const entity = { Type: 'PLANET' as 'OTHER', Score: 0.5, BeginOffset: 0, EndOffset: 4 };
    comprehend
      .on(BatchDetectEntitiesCommand)
      .resolves({ ResultList: [{ Index: 0, Entities: [entity] }], ...metadata('e') });
    expect(await detect([en('Mars')])).toMatchObject([
      { analysis: { entities: [{ type: 'OTHER', score: 0.5, text: 'Mars' }] } },
    ]);
  });

  it('a document that is left unanswered is open, not empty', async () => {
    comprehend.on(BatchDetectEntitiesCommand).resolves(metadata('e'));
    const [detection] = await detect([en('Iran')]);
    expect(detection).toMatchObject({ error: { message: 'Comprehend left the text unanswered' } });
  });

  describe('the optional analyses', () => {
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

    it('are asked for beside the others, of the documents that want them', async () => {
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
    ] as const)('%s that is refused for good is named, beside what was found', async (analysis, command) => {
      comprehend.on(command).resolves({
        ErrorList: [{ Index: 0, ErrorCode: 'InvalidRequestException', ErrorMessage: 'no' }],
        ...metadata('x'),
      });
      const [detection] = await detect([all]);
      expect(detection).toMatchObject({
        analysis: { sentiment: { label: 'NEUTRAL' }, failures: { [analysis]: 'TEXT_REFUSED' } },
      });
    });

    it('without a place, or without a tone, leave their document open', async () => {
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

  it('names its engine', () => {
    expect(detector.engine).toEqual({ name: 'comprehend', version: '2017-11-27' });
  });
});
