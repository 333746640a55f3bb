import { describe, expect, it } from 'vitest';
import { padSequencer } from '../../../core/article/sequencer.ts';
import type { Head } from '../../../core/store/items.ts';
import type { Desk } from '../../support/create-desk.ts';
import { eachWithDesk, OTHER, sentIndices, storeWith, TEXT } from './splitting.ts';

// Guarding lines, seen to fail without: those that tests/guards/ lists with this file.

let desk: Desk;
eachWithDesk('delete', (next) => {
  desk = next;
});

describe('delete events', () => {
  it('a delete writes one tombstone, however often it is delivered, and announces it each time', async () => {
    await desk.split(desk.put(TEXT, '01'));
    const event = desk.remove('02');
    await desk.split(event);
    const [tombstone] = await desk.items();
    for (let i = 0; i < 4; i++) await desk.split(event);
    expect(await desk.items()).toEqual([tombstone]);
    expect(tombstone).toMatchObject({ status: 'DELETED', sequencer: padSequencer('02') });
    const generation = tombstone?.generation;
    expect(desk.queues.publications.take()).toEqual(
      Array(5).fill({ type: 'publish', articleId: desk.articleId, generation }),
    );
  });

  it('a delete of an unknown article writes a tombstone, because its put may arrive late', async () => {
    await desk.split(desk.remove('02'));
    expect(await desk.head()).toMatchObject({ status: 'DELETED' });
  });

  it('the purge of an old version of a deleted article advances the tombstone, and announces it again', async () => {
    await desk.split(desk.put(TEXT, '01'));
    await desk.split(desk.remove('02'));
    const [tombstone] = await desk.items();
    const announced = desk.queues.publications.take();
    // A lifecycle rule purges the earlier version a month later.
    await desk.split(desk.event('delete', '03'));
    expect(await desk.items()).toEqual([{ ...tombstone, sequencer: padSequencer('03') }]);
    expect(desk.queues.publications.take()).toEqual(announced);
  });

  it('a delete over a tombstone makes an earlier invocation too late that still saw the object', async () => {
    await desk.split(desk.put(TEXT, '01'));
    await desk.split(desk.remove('02'));
    const put = desk.put(OTHER, '03');
    const late: Desk['store']['claim'] = async (claim) => {
      await desk.split(desk.remove('04'));
      return desk.store.claim(claim);
    };
    await desk.split(put, storeWith(desk, { claim: late }));
    expect(await desk.head()).toMatchObject({ status: 'DELETED', sequencer: padSequencer('04') });
  });

  it('a tombstone is kept for sixty days', async () => {
    await desk.split(desk.remove('02'));
    const begun = Date.parse('2026-11-24T10:00:01Z') / 1_000;
    expect((await desk.head())?.expiresAt).toBe(begun + 60 * 86_400);
  });

  it('a delete older than the head changes nothing', async () => {
    await desk.split(desk.put(TEXT, '03'));
    const before = await desk.items();
    await desk.split(desk.event('delete', '02'));
    expect(await desk.items()).toEqual(before);
  });

  it('the purge of an old version of a published article advances the head, and changes nothing else', async () => {
    await desk.split(desk.put(TEXT, '01'));
    await desk.settle();
    const before = (await desk.head()) as object;
    await desk.split(desk.event('delete', '02'));
    expect(await desk.head()).toEqual({ ...before, sequencer: padSequencer('02') });
    expect(desk.queues.passages.sent).toEqual([]);
  });

  it('the purge of an old version leaves the newest version to its own put, even with the same bytes', async () => {
    await desk.split(desk.put(TEXT, '01', { versionId: 'v1' }));
    await desk.settle();
    const receivedAt = '2026-11-24T09:45:00.000Z';
    const again = desk.put(TEXT, '02', { etag: 'etag-01', versionId: 'v2', receivedAt });
    await desk.split(desk.event('delete', '03'));
    await desk.split(again);
    await desk.settle();
    expect(await desk.head()).toMatchObject({ source: { versionId: 'v2', receivedAt } });
  });

  it('the purge of an old version of an article in progress keeps the passages that are pending', async () => {
    const event = desk.put(TEXT, '01');
    await desk.split(event);
    const left = sentIndices(desk);
    await desk.split(desk.event('delete', '02'));
    await desk.split(event);
    expect(sentIndices(desk)).toEqual(left);
  });

  it('a delete processes an object that exists and that the head does not know', async () => {
    await desk.split(desk.put(TEXT, '01'));
    await desk.settle();
    desk.put(OTHER, '02');
    await desk.split(desk.event('delete', '03'));
    expect(await desk.head()).toMatchObject({
      status: 'ENRICHING',
      source: { etag: 'etag-02' },
      sequencer: padSequencer('03'),
    });
    expect(sentIndices(desk)).toEqual([0]);
  });

  it('the purge of an old version of a rejected object advances the head, and announces nothing new', async () => {
    await desk.split(desk.put('', '01'));
    const [rejected] = await desk.items();
    const announced = desk.queues.publications.take();
    await desk.split(desk.event('delete', '02'));
    expect(await desk.items()).toEqual([{ ...rejected, sequencer: padSequencer('02') }]);
    expect(desk.queues.publications.take()).toEqual(announced);
  });

  it('the purge of an old version announces a rejection that was not announced yet', async () => {
    const put = desk.put('', '01');
    desk.queues.publications.refuse = new Error('killed');
    await expect(desk.split(put)).rejects.toThrow('killed');
    await desk.split(desk.event('delete', '02'));
    await desk.split(put);
    const { generation } = (await desk.head()) as Head;
    expect(desk.queues.publications.take()).toEqual([
      { type: 'publish', articleId: desk.articleId, generation },
    ]);
  });

  it('a delete starts a generation over a tombstone where the object exists again', async () => {
    await desk.split(desk.remove('01'));
    desk.put(OTHER, '02');
    await desk.split(desk.event('delete', '03'));
    expect(await desk.head()).toMatchObject({ status: 'ENRICHING' });
  });
});
