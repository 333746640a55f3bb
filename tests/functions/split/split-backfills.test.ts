import { describe, expect, it } from 'vitest';
import { padSequencer } from '../../../core/article/sequencer.ts';
import type { Desk } from '../../support/create-desk.ts';
import { eachWithDesk, OTHER, storeWith, TEXT } from './splitting.ts';

// Guarding lines, seen to fail without: those that tests/guards/ lists with this file.

let desk: Desk;
eachWithDesk('backfill', (next) => {
  desk = next;
});

describe('backfill messages', () => {
  it('a backfill message for an unknown article starts a generation', async () => {
    desk.put(TEXT, '01');
    await desk.split(desk.backfill);
    expect(await desk.head()).toMatchObject({ status: 'ENRICHING', sequencer: padSequencer('0') });
  });

  it('a backfill message for an article that this code finished changes nothing', async () => {
    await desk.split(desk.put(TEXT, '01'));
    await desk.settle();
    const before = await desk.items();
    await desk.split(desk.backfill);
    await desk.settle();
    expect(await desk.items()).toEqual(before);
  });

  it('a backfill message for an object that changed without an event starts a generation in the place of the head', async () => {
    await desk.split(desk.put(TEXT, '01'));
    desk.put(OTHER, '02');
    await desk.split(desk.backfill);
    expect(await desk.head()).toMatchObject({ source: { etag: 'etag-02' }, sequencer: padSequencer('01') });
  });

  it('a backfill message for an object deleted without an event writes a tombstone, but none for an unknown article', async () => {
    await desk.split(desk.backfill);
    expect(await desk.items()).toEqual([]);
    await desk.split(desk.put(TEXT, '01'));
    desk.remove('02');
    await desk.split(desk.backfill);
    expect(await desk.head()).toMatchObject({ status: 'DELETED', sequencer: padSequencer('01') });
    await desk.split(desk.event('put', '01', 'etag-01'));
    expect(await desk.head()).toMatchObject({ status: 'DELETED' });
  });
});

describe('rechecks', () => {
  const planned = () => desk.queues.objectEvents.take();
  const killed = () => Promise.reject(new Error('killed'));
  const aLook = () => ({
    type: 'backfill',
    bucket: desk.backfill.bucket,
    key: desk.backfill.key,
    isSecondLook: true,
  });

  it('a recheck is sent before a backfill message leads to a claim or a tombstone', async () => {
    desk.put(TEXT, '01');
    await expect(desk.split(desk.backfill, storeWith(desk, { claim: killed }))).rejects.toThrow('killed');
    expect(planned()).toEqual([aLook()]);
    await desk.split(desk.put(TEXT, '01'));
    desk.remove('02');
    await expect(desk.split(desk.backfill, storeWith(desk, { putTombstone: killed }))).rejects.toThrow(
      'killed',
    );
    expect(planned()).toEqual([aLook()]);
  });

  it('a recheck is sent before an event supersedes a generation of older code', async () => {
    const put = desk.put(TEXT, '01');
    await desk.split(put, { pipelineVersion: '1' });
    await desk.split(put);
    expect(await desk.head()).toMatchObject({ pipelineVersion: '2' });
    expect(planned()).toEqual([aLook()]);
  });

  it('no recheck is sent for a write that an event covers, or where nothing is written', async () => {
    const put = desk.put(TEXT, '01');
    await desk.split(put);
    await desk.split(put);
    await desk.split(desk.backfill);
    const removal = desk.remove('02');
    await desk.split(removal);
    await desk.split(removal);
    await desk.split(desk.backfill);
    expect(planned()).toEqual([]);
  });

  it('a recheck sends the passages that the claim did not send, and no other recheck', async () => {
    desk.put(TEXT, '01');
    await desk.split(desk.backfill);
    const sent = desk.queues.passages.take();
    await desk.split({ ...desk.backfill, isSecondLook: true });
    expect(desk.queues.passages.take()).toEqual(sent);
    expect(planned()).toEqual([aLook()]);
  });

  it('a recheck announces the tombstone of a backfill message', async () => {
    await desk.split(desk.put(TEXT, '01'));
    desk.remove('02');
    await desk.split(desk.backfill);
    const announced = desk.queues.publications.take();
    await desk.split({ ...desk.backfill, isSecondLook: true });
    expect(desk.queues.publications.take()).toEqual(announced);
    expect(planned()).toEqual([aLook()]);
  });
});
