import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, parseSettings } from '../../comprehend/settings.ts';
import { setSettings, startEndpoint } from './endpoint.ts';

describe('settings of the endpoint', () => {
  it("start as the service's own: quotas on, no faults", async () => {
    const { url } = await startEndpoint();
    const answer = await fetch(`${url}/_copydesk/comprehend`);
    expect(await answer.json()).toEqual({ settings: DEFAULT_SETTINGS, usage: {} });
    expect(DEFAULT_SETTINGS.quotas.enabled).toBe(true);
  });

  it('a PUT answers with the new settings, and a missing field returns to its value at the start', async () => {
    const { url } = await startEndpoint({ settings: { throttleAs: 'TooManyRequestsException' } });
    const first = await setSettings(url, { faults: { throttleRate: 0.3 } });
    expect(first.body.settings).toMatchObject({
      throttleAs: 'TooManyRequestsException',
      faults: { throttleRate: 0.3, errorRate: 0 },
    });
    const second = await setSettings(url, { faults: { errorRate: 0.05 } });
    expect(second.body.settings).toMatchObject({ faults: { throttleRate: 0, errorRate: 0.05 } });
  });

  it.each([
    [
      { fautls: {} },
      'There is no setting "fautls". There are: quotas, faults, throttleAs, oversizedDocument.',
    ],
    [{ faults: { throtleRate: 0.3 } }, 'There is no setting "faults.throtleRate".'],
    [{ faults: { throttleRate: 30 } }, '"faults.throttleRate" cannot be 30. It must be a share, 0 to 1.'],
    [{ faults: { latencyMs: '5' } }, '"faults.latencyMs" cannot be "5". It must be a number, 0 or more.'],
    [{ faults: { itemErrorIndexes: [25] } }, 'It must be a list, each an index, 0 to 24.'],
    [{ faults: { operations: ['DetectAll'] } }, 'It must be a list, each one of DetectEntities, '],
    [{ quotas: { perSecond: { DetectAll: 1 } } }, 'There is no setting "quotas.perSecond.DetectAll".'],
    [
      { quotas: { limiter: 'leaky' } },
      '"quotas.limiter" cannot be "leaky". It must be one of smooth, per-second.',
    ],
    [{ quotas: { enabled: 'no' } }, 'It must be true or false.'],
    [{ quotas: null }, 'quotas must be a JSON object with '],
    [[], 'The settings must be a JSON object with '],
    [{ constructor: {} }, 'There is no setting "constructor".'],
    [JSON.parse('{"__proto__": {}}'), 'There is no setting "__proto__".'],
  ])('%j is refused by name', (change, message) => {
    expect(() => parseSettings(change)).toThrow(message);
  });

  it('a refused change changes nothing', async () => {
    const { url } = await startEndpoint();
    const refused = await setSettings(url, { faults: { errorRate: 0.5, eror: 1 } });
    expect(refused).toEqual({ status: 400, body: { error: expect.stringContaining('"faults.eror"') } });
    const answer = await fetch(`${url}/_copydesk/comprehend`);
    expect(await answer.json()).toMatchObject({ settings: DEFAULT_SETTINGS });
  });

  it('a body that is not JSON and an unsupported method are refused', async () => {
    const { url } = await startEndpoint();
    const path = `${url}/_copydesk/comprehend`;
    expect((await fetch(path, { method: 'PUT', body: '{' })).status).toBe(400);
    expect((await fetch(path, { method: 'POST' })).status).toBe(405);
  });

  it('a misspelt setting stops the endpoint at its start', async () => {
    await expect(startEndpoint({ settings: { faults: { latency: 5 } } as object })).rejects.toThrow(
      '"faults.latency"',
    );
  });
});
