import { describe, expect, it } from 'vitest';
import { post, readUsage, setSettings, startEndpoint } from './endpoint.ts';

describe('the bill of a call', () => {
  it.each([
    ['a short document is three units', 'DetectSentiment', { Text: 'x', LanguageCode: 'en' }, 3],
    ['300 characters are three', 'DetectSentiment', { Text: 'x'.repeat(300), LanguageCode: 'en' }, 3],
    ['301 are four', 'DetectEntities', { Text: 'x'.repeat(301), LanguageCode: 'en' }, 4],
    ['characters are code points', 'DetectEntities', { Text: '📰'.repeat(400), LanguageCode: 'en' }, 4],
    [
      'each document of a batch by itself',
      'BatchDetectEntities',
      { TextList: ['a', 'b', 'x'.repeat(950)], LanguageCode: 'en' },
      16,
    ],
    ['languages cost the same', 'BatchDetectDominantLanguage', { TextList: ['a', 'b'] }, 6],
  ])('%s', async (_, operation, body, units) => {
    const { url } = await startEndpoint();
    await post(url, operation, body);
    expect((await readUsage(url))[operation]).toMatchObject({ calls: 1, billedUnits: units });
  });

  it('adds up by operation, and restarts at zero after a reset', async () => {
    const { url } = await startEndpoint();
    await post(url, 'DetectSentiment', { Text: 'x', LanguageCode: 'en' });
    await post(url, 'DetectSentiment', { Text: 'xyz', LanguageCode: 'en' });
    await post(url, 'DetectEntities', { Text: 'x', LanguageCode: 'en' });
    await post(url, 'DetectEntities', { Text: '', LanguageCode: 'en' });
    const none = { throttled: 0, failedDocuments: 0, dropped: 0 };
    expect(await readUsage(url)).toEqual({
      DetectSentiment: { ...none, calls: 2, errors: {}, documents: 2, chars: 4, billedUnits: 6 },
      DetectEntities: {
        ...none,
        calls: 2,
        errors: { ValidationException: 1 },
        documents: 1,
        chars: 1,
        billedUnits: 3,
      },
    });
    await fetch(`${url}/_copydesk/comprehend`, { method: 'DELETE' });
    expect(await readUsage(url)).toEqual({});
  });

  it('a document that failed in its batch is not billed', async () => {
    const { url } = await startEndpoint();
    await setSettings(url, { faults: { itemErrorIndexes: [1] } });
    await post(url, 'BatchDetectSentiment', { TextList: ['a', 'b', 'c'], LanguageCode: 'en' });
    expect((await readUsage(url)).BatchDetectSentiment).toMatchObject({
      documents: 2,
      failedDocuments: 1,
      billedUnits: 6,
    });
  });
});
