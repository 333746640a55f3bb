import { describe, expect, it } from 'vitest';
import { padSequencer } from '../../../core/article/sequencer.ts';
import type { Head } from '../../../core/store/items.ts';
import type { TestStages } from '../../support/create-test-stages.ts';
import { eachWithDesk, OTHER, sentIndices, storeWith, TEXT } from './splitting.ts';

let stages: TestStages;
eachWithDesk('delete', (next) => {
  stages = next;
});

describe('delete events', () => {
  it('a delete writes one tombstone, however often it is delivered, and announces it each time', async () => {
    await stages.split(stages.put(TEXT, '01'));
    const event = stages.remove('02');
    await stages.split(event);
    const [tombstone] = await stages.items();
    for (let i = 0; i < 4; i++) await stages.split(event);
    expect(await stages.items()).toEqual([tombstone]);
    expect(tombstone).toMatchObject({ status: 'DELETED', sequencer: padSequencer('02') });
    const generation = tombstone?.generation;
    expect(stages.queues.publications.take()).toEqual(
      Array(5).fill({ type: 'publish', articleId: stages.articleId, generation }),
    );
  });

  it('a delete of an unknown article writes a tombstone, because its put may arrive late', async () => {
    await stages.split(stages.remove('02'));
    expect(await stages.head()).toMatchObject({ status: 'DELETED' });
  });

  it('the purge of an old version of a deleted article advances the tombstone, and announces it again', async () => {
    await stages.split(stages.put(TEXT, '01'));
    await stages.split(stages.remove('02'));
    const [tombstone] = await stages.items();
    const announced = stages.queues.publications.take();
    // A lifecycle rule purges the earlier version a month later.
    await stages.split(stages.event('delete', '03'));
    expect(await stages.items()).toEqual([{ ...tombstone, sequencer: padSequencer('03') }]);
    expect(stages.queues.publications.take()).toEqual(announced);
  });

  it('a delete over a tombstone makes an earlier invocation too late that still saw the object', async () => {
    await stages.split(stages.put(TEXT, '01'));
    await stages.split(stages.remove('02'));
    const put = stages.put(OTHER, '03');
    const late: TestStages['store']['claim'] = async (claim) => {
      await stages.split(stages.remove('04'));
      return stages.store.claim(claim);
    };
    await stages.split(put, storeWith(stages, { claim: late }));
    expect(await stages.head()).toMatchObject({ status: 'DELETED', sequencer: padSequencer('04') });
  });

  it('a tombstone is kept for sixty days', async () => {
    await stages.split(stages.remove('02'));
    const begun = Date.parse('2026-11-24T10:00:01Z') / 1_000;
    expect((await stages.head())?.expiresAt).toBe(begun + 60 * 86_400);
  });

  it('a delete older than the head changes nothing', async () => {
    await stages.split(stages.put(TEXT, '03'));
    const before = await stages.items();
    await stages.split(stages.event('delete', '02'));
    expect(await stages.items()).toEqual(before);
  });

  it('the purge of an old version of a published article advances the head, and changes nothing else', async () => {
    await stages.split(stages.put(TEXT, '01'));
    await stages.settle();
    const before = (await stages.head()) as object;
    await stages.split(stages.event('delete', '02'));
    expect(await stages.head()).toEqual({ ...before, sequencer: padSequencer('02') });
    expect(stages.queues.passages.sent).toEqual([]);
  });

  it('the purge of an old version leaves the newest version to its own put, even with the same bytes', async () => {
    await stages.split(stages.put(TEXT, '01', { versionId: 'v1' }));
    await stages.settle();
    const receivedAt = '2026-11-24T09:45:00.000Z';
    const again = stages.put(TEXT, '02', { etag: 'etag-01', versionId: 'v2', receivedAt });
    await stages.split(stages.event('delete', '03'));
    await stages.split(again);
    await stages.settle();
    expect(await stages.head()).toMatchObject({ source: { versionId: 'v2', receivedAt } });
  });

  it('the purge of an old version of an article in progress keeps the passages that are pending', async () => {
    const event = stages.put(TEXT, '01');
    await stages.split(event);
    const left = sentIndices(stages);
    await stages.split(stages.event('delete', '02'));
    await stages.split(event);
    expect(sentIndices(stages)).toEqual(left);
  });

  it('a delete processes an object that exists and that the head does not know', async () => {
    await stages.split(stages.put(TEXT, '01'));
    await stages.settle();
    stages.put(OTHER, '02');
    await stages.split(stages.event('delete', '03'));
    expect(await stages.head()).toMatchObject({
      status: 'ENRICHING',
      source: { etag: 'etag-02' },
      sequencer: padSequencer('03'),
    });
    expect(sentIndices(stages)).toEqual([0]);
  });

  it('the purge of an old version of a rejected object advances the head, and announces nothing new', async () => {
    await stages.split(stages.put('', '01'));
    const [rejected] = await stages.items();
    const announced = stages.queues.publications.take();
    await stages.split(stages.event('delete', '02'));
    expect(await stages.items()).toEqual([{ ...rejected, sequencer: padSequencer('02') }]);
    expect(stages.queues.publications.take()).toEqual(announced);
  });

  it('the purge of an old version announces a rejection that was not announced yet', async () => {
    const put = stages.put('', '01');
    stages.queues.publications.refuse = new Error('killed');
    await expect(stages.split(put)).rejects.toThrow('killed');
    await stages.split(stages.event('delete', '02'));
    await stages.split(put);
    const { generation } = (await stages.head()) as Head;
    expect(stages.queues.publications.take()).toEqual([
      { type: 'publish', articleId: stages.articleId, generation },
    ]);
  });

  it('a delete starts a generation over a tombstone where the object exists again', async () => {
    await stages.split(stages.remove('01'));
    stages.put(OTHER, '02');
    await stages.split(stages.event('delete', '03'));
    expect(await stages.head()).toMatchObject({ status: 'ENRICHING' });
  });
});
