import {
  BatchDetectEntitiesCommand,
  BatchDetectSentimentCommand,
  DetectDominantLanguageCommand,
  DetectEntitiesCommand,
  DetectKeyPhrasesCommand,
  DetectSentimentCommand,
  DetectTargetedSentimentCommand,
} from '@aws-sdk/client-comprehend';
import { describe, expect, it } from 'vitest';
import { loadEmbeddedEngine } from '../../comprehend/load-embedded-engine.ts';
import { startEndpoint } from './endpoint.ts';

const Text =
  '📰 Jane Porter praised the wonderful reforms in Germany on Friday. But Porter was angry about the terrible war in Syria.';
const LanguageCode = 'en';

describe('the endpoint over the analyser of this repository', () => {
  const start = () => startEndpoint({ loadEngine: loadEmbeddedEngine });

  it('finds entities at their offsets', async () => {
    const { client } = await start();
    const { ResultList, ErrorList } = await client.send(
      new BatchDetectEntitiesCommand({ TextList: [Text, 'nothing to see'], LanguageCode }),
    );
    expect(ErrorList).toEqual([]);
    expect(ResultList?.map(({ Index }) => Index)).toEqual([0, 1]);
    const entities = ResultList?.[0]?.Entities ?? [];
    expect(entities.map((entity) => [entity.Type, entity.Text])).toEqual(
      expect.arrayContaining([
        ['PERSON', 'Jane Porter'],
        ['LOCATION', 'Germany'],
        ['LOCATION', 'Syria'],
        ['DATE', 'Friday'],
      ]),
    );
    const points = [...Text];
    for (const { BeginOffset, EndOffset, Text: found } of entities) {
      expect(points.slice(BeginOffset, EndOffset).join('')).toBe(found);
    }
  });

  it('finds entities in German, one by one and in a batch, and refuses sentiment there', async () => {
    const { client } = await start();
    const [text, of] = ['📰 Ilse Brandt sprach in Köln.', { LanguageCode: 'de' } as const];
    const single = await client.send(new DetectEntitiesCommand({ Text: text, ...of }));
    const batch = await client.send(new BatchDetectEntitiesCommand({ TextList: [text, 'nichts'], ...of }));
    expect(single.Entities?.map((entity) => [entity.Type, entity.Text, entity.BeginOffset])).toEqual([
      ['PERSON', 'Ilse Brandt', 2],
      ['LOCATION', 'Köln', 24],
    ]);
    expect(batch.ResultList?.map(({ Entities }) => Entities)).toEqual([single.Entities, []]);
    const tone = client.send(new DetectSentimentCommand({ Text: text, ...of }));
    await expect(tone).rejects.toThrow('supports en only, not de, for DetectSentiment');
    const french = client.send(new DetectEntitiesCommand({ Text: text, LanguageCode: 'fr' }));
    await expect(french).rejects.toThrow(/supports en, de, pt only, not fr, for DetectEntities/);
  });

  it('finds entities in Portuguese', async () => {
    const { client } = await start();
    const Text = 'A presidente Marta Figueiredo chegou a Lisboa.';
    const { Entities } = await client.send(new DetectEntitiesCommand({ Text, LanguageCode: 'pt' }));
    expect(Entities?.map((entity) => [entity.Type, entity.Text])).toEqual([
      ['PERSON', 'Marta Figueiredo'],
      ['LOCATION', 'Lisboa'],
    ]);
  });

  it('distinguishes good from bad, with four scores that add up to 1', async () => {
    const { client } = await start();
    const TextList = [
      'A wonderful success: everyone is happy and grateful.',
      'A terrible disaster: the deadly attack killed innocent people.',
    ];
    const { ResultList } = await client.send(new BatchDetectSentimentCommand({ TextList, LanguageCode }));
    expect(ResultList?.map(({ Sentiment }) => Sentiment)).toEqual(['POSITIVE', 'NEGATIVE']);
    for (const { SentimentScore } of ResultList ?? []) {
      const scores = Object.values(SentimentScore ?? {});
      expect(scores).toHaveLength(4);
      expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 2);
    }
  });

  it('gives each mention of a person the tone of its sentence', async () => {
    const { client } = await start();
    const { Entities } = await client.send(new DetectTargetedSentimentCommand({ Text, LanguageCode }));
    const person = Entities?.find(({ Mentions }) => Mentions?.[0]?.Text === 'Jane Porter');
    expect(person?.Mentions?.map((mention) => [mention.Text, mention.MentionSentiment?.Sentiment])).toEqual([
      ['Jane Porter', 'POSITIVE'],
      ['Porter', 'NEGATIVE'],
    ]);
  });

  it('finds languages and key phrases', async () => {
    const { client } = await start();
    const { Languages } = await client.send(new DetectDominantLanguageCommand({ Text }));
    expect(Languages?.[0]?.LanguageCode).toBe('en');
    const { KeyPhrases } = await client.send(new DetectKeyPhrasesCommand({ Text, LanguageCode }));
    expect(KeyPhrases?.map((phrase) => phrase.Text)).toEqual(
      expect.arrayContaining(['Jane Porter', 'the wonderful reforms', 'the terrible war']),
    );
  });
});
