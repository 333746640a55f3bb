import { DetectSentimentCommand, TooManyRequestsException } from '@aws-sdk/client-comprehend';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../comprehend/operations.ts';
import { post, readUsage, setSettings, startEndpoint, VirtualClock } from './endpoint.ts';

const sentiment = { Text: 'a', LanguageCode: 'en' };

describe('quotas', () => {
  it.each([...OPERATIONS.values()].map((operation) => [operation.name, operation] as const))(
    '%s is throttled at its default rate, on a clock that stands still',
    async (name, { batch, kind, languages }) => {
      const perSecond = batch ? 10 : kind === 'DominantLanguage' ? 40 : 20;
      const { url } = await startEndpoint({ clock: new VirtualClock() });
      const language = languages.length > 0 ? { LanguageCode: 'en' } : {};
      const body = batch ? { TextList: ['a'], ...language } : { Text: 'a', ...language };
      for (let call = 0; call < perSecond; call++) expect((await post(url, name, body)).status).toBe(200);
      const refused = await post(url, name, body);
      expect(refused.status).toBe(400);
      expect(refused.body).toEqual({ __type: 'ThrottlingException', message: 'Rate exceeded' });
      expect((await readUsage(url))[name]).toMatchObject({
        calls: perSecond + 1,
        throttled: 1,
        documents: perSecond,
      });
    },
  );

  it('one operation does not use up the quota of another', async () => {
    const { url } = await startEndpoint({
      clock: new VirtualClock(),
      settings: { quotas: { perSecond: { DetectSentiment: 1 } } },
    });
    expect((await post(url, 'DetectSentiment', sentiment)).status).toBe(200);
    expect((await post(url, 'DetectSentiment', sentiment)).status).toBe(400);
    expect((await post(url, 'DetectEntities', sentiment)).status).toBe(200);
  });

  it('the smooth limiter refills by the fraction of a second', async () => {
    const clock = new VirtualClock();
    const { url } = await startEndpoint({
      clock,
      settings: { quotas: { perSecond: { DetectSentiment: 2 } } },
    });
    const statuses: number[] = [];
    for (const pause of [0, 0, 0, 499, 1, 0]) {
      await clock.sleep(pause);
      statuses.push((await post(url, 'DetectSentiment', sentiment)).status);
    }
    expect(statuses).toEqual([200, 200, 400, 400, 200, 400]);
  });

  it('the per-second limiter refills at the start of each second, all at once', async () => {
    const clock = new VirtualClock();
    const { url } = await startEndpoint({
      clock,
      settings: { quotas: { limiter: 'per-second', perSecond: { DetectSentiment: 2 } } },
    });
    const statuses: number[] = [];
    for (const pause of [0, 0, 0, 999, 1, 0, 0]) {
      await clock.sleep(pause);
      statuses.push((await post(url, 'DetectSentiment', sentiment)).status);
    }
    expect(statuses).toEqual([200, 200, 400, 400, 200, 200, 400]);
  });

  it('a throttled call is refused before its body is parsed, and the SDK classifies it as throttling', async () => {
    const { client, url } = await startEndpoint({
      clock: new VirtualClock(),
      settings: { quotas: { perSecond: { DetectSentiment: 0 } } },
    });
    const sending = client.send(new DetectSentimentCommand({ Text: '', LanguageCode: 'en' }));
    await expect(sending).rejects.toMatchObject({ name: 'ThrottlingException', message: 'Rate exceeded' });
    await setSettings(url, {
      quotas: { perSecond: { DetectSentiment: 0 } },
      throttleAs: 'TooManyRequestsException',
    });
    const other = client.send(new DetectSentimentCommand({ Text: 'a', LanguageCode: 'en' }));
    await expect(other).rejects.toBeInstanceOf(TooManyRequestsException);
    await expect(other).rejects.toMatchObject({ $metadata: { httpStatusCode: 429 } });
  });

  it('can be switched off and on while the endpoint runs', async () => {
    const { url } = await startEndpoint({
      clock: new VirtualClock(),
      settings: { quotas: { perSecond: { DetectSentiment: 1 } } },
    });
    const call = async () => (await post(url, 'DetectSentiment', sentiment)).status;
    expect([await call(), await call()]).toEqual([200, 400]);
    await setSettings(url, { quotas: { enabled: false } });
    expect([await call(), await call()]).toEqual([200, 200]);
    await setSettings(url, {});
    expect([await call(), await call()]).toEqual([200, 400]);
  });

  it('switching a fault does not refill them', async () => {
    const { url } = await startEndpoint({
      clock: new VirtualClock(),
      settings: { quotas: { perSecond: { DetectSentiment: 1 } } },
    });
    await post(url, 'DetectSentiment', sentiment);
    await setSettings(url, { faults: { latencyMs: 1 } });
    expect((await post(url, 'DetectSentiment', sentiment)).status).toBe(400);
  });
});
