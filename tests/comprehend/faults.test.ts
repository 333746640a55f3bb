import {
  BatchDetectEntitiesCommand,
  DetectSentimentCommand,
  InternalServerException,
} from '@aws-sdk/client-comprehend';
import { describe, expect, it } from 'vitest';
import { post, readUsage, setSettings, standInEngine, startEndpoint, VirtualClock } from './endpoint.ts';

const sentiment = { Text: 'a', LanguageCode: 'en' };
const off = { quotas: { enabled: false } } as const;

/** Random numbers as a test lays them down, then 1: nothing more happens. */
const dice =
  (...rolls: number[]) =>
  () =>
    rolls.shift() ?? 0.999;

describe('injected faults', () => {
  it('throttle a share of the calls', async () => {
    const { url } = await startEndpoint({ settings: off, random: dice(0.29, 0.3, 0.9, 0) });
    await setSettings(url, { ...off, faults: { throttleRate: 0.3 } });
    const statuses: number[] = [];
    for (let call = 0; call < 4; call++)
      statuses.push((await post(url, 'DetectSentiment', sentiment)).status);
    expect(statuses).toEqual([400, 200, 200, 400]);
    expect((await readUsage(url)).DetectSentiment).toMatchObject({ calls: 4, throttled: 2, documents: 2 });
  });

  it('fail a share of the calls with InternalServerException, unbilled', async () => {
    const { client, url } = await startEndpoint({ settings: { faults: { errorRate: 1 } } });
    const sending = client.send(new DetectSentimentCommand({ Text: 'a', LanguageCode: 'en' }));
    await expect(sending).rejects.toBeInstanceOf(InternalServerException);
    await expect(sending).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 }, $fault: 'server' });
    expect((await readUsage(url)).DetectSentiment).toMatchObject({
      billedUnits: 0,
      errors: { InternalServerException: 1 },
    });
  });

  it('discard the answer of a call that is billed', async () => {
    const { client, url } = await startEndpoint({ settings: { faults: { dropRate: 1 } } });
    const sending = client.send(new DetectSentimentCommand({ Text: 'a', LanguageCode: 'en' }));
    await expect(sending).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await readUsage(url)).DetectSentiment).toMatchObject({
      dropped: 1,
      documents: 1,
      billedUnits: 3,
    });
  });

  it('delay calls by the clock', async () => {
    const clock = new VirtualClock();
    const begun = clock.now();
    const { url } = await startEndpoint({
      clock,
      random: dice(0.5),
      settings: { faults: { latencyMs: 200, jitterMs: 100 } },
    });
    await post(url, 'DetectSentiment', sentiment);
    expect(clock.now() - begun).toBe(250);
  });

  it('fail documents of a batch by index and at random, with both lists in ascending order', async () => {
    const { client } = await startEndpoint({
      random: dice(0.9, 0.9, 0.1),
      settings: {
        faults: { itemErrorIndexes: [3, 0], itemErrorRate: 0.2, itemErrorCode: 'ThrottlingException' },
      },
    });
    const TextList = ['a', 'Ann', 'Bob', 'c', 'Lee', 'f'];
    const answer = await client.send(new BatchDetectEntitiesCommand({ TextList, LanguageCode: 'en' }));
    // 0 and 3 by index; of 1, 2, 4 and 5 the third roll hits.
    expect(answer.ErrorList?.map(({ Index, ErrorCode }) => [Index, ErrorCode])).toEqual([
      [0, 'ThrottlingException'],
      [3, 'ThrottlingException'],
      [4, 'ThrottlingException'],
    ]);
    expect(answer.ResultList?.map(({ Index, Entities }) => [Index, Entities?.length])).toEqual([
      [1, 1],
      [2, 1],
      [5, 0],
    ]);
  });

  it('affect only the named operations', async () => {
    const { url } = await startEndpoint({
      settings: { faults: { errorRate: 1, operations: ['DetectSentiment'] } },
    });
    expect((await post(url, 'DetectSentiment', sentiment)).status).toBe(500);
    expect((await post(url, 'DetectEntities', sentiment)).status).toBe(200);
  });

  it('end when they are switched off', async () => {
    const { url } = await startEndpoint();
    await setSettings(url, { faults: { errorRate: 1 } });
    expect((await post(url, 'DetectSentiment', sentiment)).status).toBe(500);
    await setSettings(url, {});
    expect((await post(url, 'DetectSentiment', sentiment)).status).toBe(200);
  });
});

it('another call is answered while a batch is being analysed', async () => {
  const seen: string[] = [];
  let url = '';
  let other: Promise<unknown> = Promise.resolve();
  const endpoint = await startEndpoint({
    loadEngine: async () => ({
      ...standInEngine,
      sentiment: (text) => {
        seen.push(text);
        if (text === 'batch 0') other = post(url, 'DetectSentiment', { Text: 'single', LanguageCode: 'en' });
        const until = performance.now() + 4;
        while (performance.now() < until);
        return standInEngine.sentiment(text);
      },
    }),
  });
  url = endpoint.url;
  const TextList = Array.from({ length: 25 }, (_, i) => `batch ${i}`);
  await post(url, 'BatchDetectSentiment', { TextList, LanguageCode: 'en' });
  await other;
  expect(seen).toHaveLength(26);
  expect(seen.at(-1)).toBe('batch 24');
});
