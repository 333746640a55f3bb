import { BatchDetectEntitiesCommand, DetectEntitiesCommand } from '@aws-sdk/client-comprehend';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { standInEngine, startEndpoint } from './endpoint.ts';

const LanguageCode = 'en';

it('offsets count code points', async () => {
  const { client } = await startEndpoint();
  const { Entities } = await client.send(
    new DetectEntitiesCommand({ Text: '📰🇮🇷 é Ann 𝔘 Bob', LanguageCode }),
  );
  expect(Entities?.map(({ Text, BeginOffset, EndOffset }) => [Text, BeginOffset, EndOffset])).toEqual([
    ['Ann', 6, 9],
    ['Bob', 12, 15],
  ]);
});

it('a lone surrogate becomes U+FFFD and shifts nothing', async () => {
  const { client } = await startEndpoint();
  const { Entities } = await client.send(
    new DetectEntitiesCommand({ Text: '\ud83d Ann \udcf0 Bob', LanguageCode }),
  );
  expect(Entities?.map(({ Text, BeginOffset, EndOffset }) => [Text, BeginOffset, EndOffset])).toEqual([
    ['Ann', 2, 5],
    ['Bob', 8, 11],
  ]);
});

it('the analyser never sees a lone surrogate', async () => {
  const seen: string[] = [];
  const { client } = await startEndpoint({
    loadEngine: async () => ({
      ...standInEngine,
      entities: (text) => {
        seen.push(text);
        return [];
      },
    }),
  });
  await client.send(new BatchDetectEntitiesCommand({ TextList: ['\ud83d Ann', 'whole 📰'], LanguageCode }));
  expect(seen).toEqual(['\ufffd Ann', 'whole 📰']);
});

it('for any text, the code points at an entity are its text', async () => {
  const { client } = await startEndpoint({ settings: { quotas: { enabled: false } } });
  const text = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.constantFrom(' Ann ', '📰', ' Bob Lee ', '\ud800', '\n'),
      ),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((parts) => `.${parts.join('')}`);
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 25 }), async (TextList) => {
      const answer = await client.send(new BatchDetectEntitiesCommand({ TextList, LanguageCode }));
      expect(answer.ResultList?.map(({ Index }) => Index)).toEqual([...TextList.keys()]);
      for (const { Index = -1, Entities = [] } of answer.ResultList ?? []) {
        const points = [...(TextList[Index] ?? '').toWellFormed()];
        for (const entity of Entities) {
          expect(points.slice(entity.BeginOffset, entity.EndOffset).join('')).toBe(entity.Text);
        }
      }
    }),
    { numRuns: 60 },
  );
});
