import { BatchGetCommand, BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ThrottledError } from '../../../core/article/errors.ts';
import { deflateJson } from '../../../core/store/compact.ts';
import { digestOfAnalysis, ResultCache } from '../../../core/store/result-cache.ts';
import { Table } from '../../../core/store/table.ts';
import { NEUTRAL } from '../../support/articles.ts';

const NOW = 1_800_000_000;
const dynamo = mockClient(DynamoDBDocumentClient);
const cache = new ResultCache(new Table('Articles'), 30 * 24 * 60 * 60);
const analysis = { entities: [], sentiment: NEUTRAL };
const item = (digest: string, expiresAt = NOW + 1) => ({
  pk: `C#${digest}`,
  sk: 'RESULT',
  analysis: deflateJson(analysis),
  expiresAt,
});
const asked = () =>
  dynamo
    .commandCalls(BatchGetCommand)
    .map(({ args: [{ input }] }) => input.RequestItems?.Articles?.Keys?.map(({ pk }) => pk));

beforeEach(() => {
  dynamo.reset();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

describe('the cache', () => {
  it('returns its results by digest, and asks for each digest once', async () => {
    dynamo.on(BatchGetCommand).resolves({ Responses: { Articles: [item('b')] } });
    expect(await cache.read(['a', 'b', 'a'], NOW)).toEqual(new Map([['b', analysis]]));
    expect(asked()).toEqual([['C#a', 'C#b']]);
  });

  it('is read consistently, because a text that a stale read misses is billed again', async () => {
    dynamo.on(BatchGetCommand).resolves({});
    await cache.read(['a'], NOW);
    const [call] = dynamo.commandCalls(BatchGetCommand);
    expect(call?.args[0].input.RequestItems?.Articles?.ConsistentRead).toBe(true);
  });

  it('does not return a result that has expired but is not deleted yet', async () => {
    dynamo.on(BatchGetCommand).resolves({ Responses: { Articles: [item('a', NOW), item('b', NOW - 9)] } });
    expect(await cache.read(['a', 'b'], NOW)).toEqual(new Map());
  });

  it.each([
    { analysis: undefined },
    { analysis: 'x' },
    { analysis: Uint8Array.of(7) },
    { analysis: deflateJson('x') },
    { expiresAt: undefined },
  ])('counts a damaged item as not cached: %j', async (damage) => {
    const damaged = { ...item('a'), ...damage };
    dynamo.on(BatchGetCommand).resolves({ Responses: { Articles: [damaged, item('b')] } });
    expect(await cache.read(['a', 'b'], NOW)).toEqual(new Map([['b', analysis]]));
  });

  it('asks for a hundred at a time', async () => {
    dynamo.on(BatchGetCommand).resolves({});
    await cache.read(
      Array.from({ length: 205 }, (_, i) => String(i)),
      NOW,
    );
    expect(asked().map((keys) => keys?.length)).toEqual([100, 100, 5]);
  });

  it('asks again for keys left unanswered', async () => {
    const left = { UnprocessedKeys: { Articles: { Keys: [{ pk: 'C#b', sk: 'RESULT' }] } } };
    dynamo
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { Articles: [item('a')] }, ...left })
      .resolvesOnce(left)
      .resolves({ Responses: { Articles: [item('b')] } });
    expect([...(await cache.read(['a', 'b'], NOW)).keys()]).toEqual(['a', 'b']);
    expect(asked()).toEqual([['C#a', 'C#b'], ['C#b'], ['C#b']]);
  });

  it('fails if a key is never answered, because the text would be billed again', async () => {
    dynamo.on(BatchGetCommand).callsFake(({ RequestItems }) => ({ UnprocessedKeys: RequestItems }));
    await expect(cache.read(['a'], NOW)).rejects.toThrow(ThrottledError);
  });

  it('keeps an analysis for thirty days', async () => {
    dynamo.on(BatchWriteCommand).resolves({});
    await cache.write(new Map([['a', analysis]]), NOW);
    expect(dynamo.commandCalls(BatchWriteCommand)[0]?.args[0].input.RequestItems).toEqual({
      Articles: [{ PutRequest: { Item: item('a', NOW + 30 * 86_400) } }],
    });
  });

  it('makes no call without results', async () => {
    await cache.write(new Map(), NOW);
    expect(dynamo.calls()).toHaveLength(0);
  });
});

describe('the digest of an analysis', () => {
  const engine = { name: 'comprehend', version: '1' };
  const digest = digestOfAnalysis('text', 'en', engine, '1');

  it('is the same for the same input, and differs with each input that the answer depends on', () => {
    expect(digestOfAnalysis('text', 'en', { ...engine }, '1')).toBe(digest);
    for (const other of [
      digestOfAnalysis('text ', 'en', engine, '1'),
      digestOfAnalysis('text', 'de', engine, '1'),
      digestOfAnalysis('text', 'en', { ...engine, name: 'embedded' }, '1'),
      digestOfAnalysis('text', 'en', { ...engine, version: '2' }, '1'),
      digestOfAnalysis('text', 'en', engine, '2'),
    ]) {
      expect(other).not.toBe(digest);
    }
  });
});
