import {
  BatchDetectDominantLanguageCommand,
  BatchDetectEntitiesCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  BatchDetectTargetedSentimentCommand,
  DetectDominantLanguageCommand,
  DetectEntitiesCommand,
  DetectKeyPhrasesCommand,
  DetectSentimentCommand,
  DetectTargetedSentimentCommand,
} from '@aws-sdk/client-comprehend';
import { describe, expect, it } from 'vitest';
import { standInEngine, startEndpoint } from './endpoint.ts';

const LanguageCode = 'en';
const Text = 'Yesterday Ann Lee met Bob. It was good. Then Lee left.';

describe('single calls, by the SDK', () => {
  it('DetectEntities', async () => {
    const { client } = await startEndpoint();
    const answer = await client.send(new DetectEntitiesCommand({ Text: 'so Ann Lee met Bob', LanguageCode }));
    expect(answer.Entities).toEqual([
      { Score: 0.9, Text: 'Ann Lee', Type: 'PERSON', BeginOffset: 3, EndOffset: 10 },
      { Score: 0.9, Text: 'Bob', Type: 'PERSON', BeginOffset: 15, EndOffset: 18 },
    ]);
    expect(answer.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('DetectSentiment', async () => {
    const { client } = await startEndpoint();
    const answer = await client.send(new DetectSentimentCommand({ Text: 'a good day', LanguageCode }));
    expect(answer.Sentiment).toBe('POSITIVE');
    expect(answer.SentimentScore).toEqual({ Positive: 0.97, Negative: 0.01, Neutral: 0.01, Mixed: 0.01 });
  });

  it('DetectDominantLanguage', async () => {
    const { client } = await startEndpoint();
    const answer = await client.send(new DetectDominantLanguageCommand({ Text }));
    expect(answer.Languages).toEqual([{ LanguageCode: 'en', Score: 0.99 }]);
  });

  it('DetectKeyPhrases', async () => {
    const { client } = await startEndpoint();
    const answer = await client.send(new DetectKeyPhrasesCommand({ Text: 'so Ann', LanguageCode }));
    expect(answer.KeyPhrases).toEqual([{ Score: 0.9, Text: 'Ann', BeginOffset: 3, EndOffset: 6 }]);
  });

  it('DetectTargetedSentiment groups the mentions of one name, each in the tone of its sentence', async () => {
    const { client } = await startEndpoint();
    const text = 'so Ann Lee was good. Bob was bad, and Lee left.';
    const answer = await client.send(new DetectTargetedSentimentCommand({ Text: text, LanguageCode }));
    const seen = answer.Entities?.map((entity) => ({
      best: entity.DescriptiveMentionIndex,
      mentions: entity.Mentions?.map((mention) => [
        mention.Text,
        mention.MentionSentiment?.Sentiment,
        mention.GroupScore,
      ]),
    }));
    expect(seen).toEqual([
      {
        best: [0],
        mentions: [
          ['Ann Lee', 'POSITIVE', 1],
          ['Lee', 'NEGATIVE', 0.8],
        ],
      },
      { best: [0], mentions: [['Bob', 'NEGATIVE', 1]] },
    ]);
  });
});

it('targeted sentiment has no type for titles of works: they are OTHER', async () => {
  const title = { type: 'TITLE', text: 'Ulysses', score: 0.9, begin: 0, end: 7 } as const;
  const mention = { ...title, groupScore: 1, sentiment: standInEngine.sentiment('') };
  const { client } = await startEndpoint({
    loadEngine: async () => ({
      ...standInEngine,
      entities: () => [title],
      targetedSentiment: () => [{ mentions: [mention], best: 0 }],
    }),
  });
  const input = { Text: 'Ulysses', LanguageCode } as const;
  const plain = await client.send(new DetectEntitiesCommand(input));
  expect(plain.Entities?.map(({ Type }) => Type)).toEqual(['TITLE']);
  const targeted = await client.send(new DetectTargetedSentimentCommand(input));
  expect(targeted.Entities?.[0]?.Mentions?.map(({ Type }) => Type)).toEqual(['OTHER']);
});

describe('batch calls, by the SDK', () => {
  const TextList = ['so Ann', 'nothing', 'a good Bob'];

  it('BatchDetectEntities', async () => {
    const { client } = await startEndpoint();
    const answer = await client.send(new BatchDetectEntitiesCommand({ TextList, LanguageCode }));
    expect(
      answer.ResultList?.map(({ Index, Entities }) => [Index, Entities?.map((entity) => entity.Text)]),
    ).toEqual([
      [0, ['Ann']],
      [1, []],
      [2, ['Bob']],
    ]);
    expect(answer.ErrorList).toEqual([]);
  });

  it('BatchDetectSentiment', async () => {
    const { client } = await startEndpoint();
    const answer = await client.send(new BatchDetectSentimentCommand({ TextList, LanguageCode }));
    expect(answer.ResultList?.map(({ Index, Sentiment }) => [Index, Sentiment])).toEqual([
      [0, 'NEUTRAL'],
      [1, 'NEUTRAL'],
      [2, 'POSITIVE'],
    ]);
  });

  it('BatchDetectDominantLanguage', async () => {
    const { client } = await startEndpoint();
    const answer = await client.send(
      new BatchDetectDominantLanguageCommand({ TextList: ['words', '1 2 3'] }),
    );
    expect(answer.ResultList?.map(({ Index, Languages }) => [Index, Languages])).toEqual([
      [0, [{ LanguageCode: 'en', Score: 0.99 }]],
      [1, []],
    ]);
  });

  it('BatchDetectKeyPhrases', async () => {
    const { client } = await startEndpoint();
    const answer = await client.send(new BatchDetectKeyPhrasesCommand({ TextList, LanguageCode }));
    expect(answer.ResultList?.map(({ KeyPhrases }) => KeyPhrases?.map(({ Text }) => Text))).toEqual([
      ['Ann'],
      [],
      ['Bob'],
    ]);
  });

  it('BatchDetectTargetedSentiment', async () => {
    const { client } = await startEndpoint();
    const answer = await client.send(new BatchDetectTargetedSentimentCommand({ TextList, LanguageCode }));
    expect(answer.ResultList?.map(({ Entities }) => Entities?.length)).toEqual([1, 0, 1]);
  });
});
