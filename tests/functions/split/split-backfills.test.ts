import { describe, expect, it } from 'vitest';
import { padSequencer } from '../../../core/article/sequencer.ts';
import type { TestStages } from '../../support/create-test-stages.ts';
import { eachWithDesk, OTHER, storeWith, TEXT } from './splitting.ts';

let stages: TestStages;
eachWithDesk('backfill', (next) => {
  stages = next;
});

describe('backfill messages', () => {
  it('a backfill message for an unknown article starts a generation', async () => {
    stages.put(TEXT, '01');
    await stages.split(stages.backfill);
    expect(await stages.head()).toMatchObject({ status: 'ENRICHING', sequencer: padSequencer('0') });
  });

  it('a backfill message for an article that this code finished changes nothing', async () => {
    await stages.split(stages.put(TEXT, '01'));
    await stages.settle();
    const before = await stages.items();
    await stages.split(stages.backfill);
    await stages.settle();
    expect(await stages.items()).toEqual(before);
  });

  it('a backfill message for an object that changed without an event starts a generation in the place of the head', async () => {
    await stages.split(stages.put(TEXT, '01'));
    stages.put(OTHER, '02');
    await stages.split(stages.backfill);
    expect(await stages.head()).toMatchObject({ source: { etag: 'etag-02' }, sequencer: padSequencer('01') });
  });

  it('a backfill message for an object deleted without an event writes a tombstone, but none for an unknown article', async () => {
    await stages.split(stages.backfill);
    expect(await stages.items()).toEqual([]);
    await stages.split(stages.put(TEXT, '01'));
    stages.remove('02');
    await stages.split(stages.backfill);
    expect(await stages.head()).toMatchObject({ status: 'DELETED', sequencer: padSequencer('01') });
    await stages.split(stages.event('put', '01', 'etag-01'));
    expect(await stages.head()).toMatchObject({ status: 'DELETED' });
  });
});

describe('rechecks', () => {
  const planned = () => stages.queues.objectEvents.take();
  const killed = () => Promise.reject(new Error('killed'));
  const aLook = () => ({
    type: 'backfill',
    bucket: stages.backfill.bucket,
    key: stages.backfill.key,
    isSecondLook: true,
  });

  it('a recheck is sent before a backfill message leads to a claim or a tombstone', async () => {
    stages.put(TEXT, '01');
    await expect(stages.split(stages.backfill, storeWith(stages, { claim: killed }))).rejects.toThrow(
      'killed',
    );
    expect(planned()).toEqual([aLook()]);
    await stages.split(stages.put(TEXT, '01'));
    stages.remove('02');
    await expect(stages.split(stages.backfill, storeWith(stages, { putTombstone: killed }))).rejects.toThrow(
      'killed',
    );
    expect(planned()).toEqual([aLook()]);
  });

  it('a recheck is sent before an event supersedes a generation of older code', async () => {
    const put = stages.put(TEXT, '01');
    await stages.split(put, { pipelineVersion: '1' });
    await stages.split(put);
    expect(await stages.head()).toMatchObject({ pipelineVersion: '2' });
    expect(planned()).toEqual([aLook()]);
  });

  it('no recheck is sent for a write that an event covers, or where nothing is written', async () => {
    const put = stages.put(TEXT, '01');
    await stages.split(put);
    await stages.split(put);
    await stages.split(stages.backfill);
    const removal = stages.remove('02');
    await stages.split(removal);
    await stages.split(removal);
    await stages.split(stages.backfill);
    expect(planned()).toEqual([]);
  });

  it('a recheck sends the passages that the claim did not send, and no other recheck', async () => {
    stages.put(TEXT, '01');
    await stages.split(stages.backfill);
    const sent = stages.queues.passages.take();
    await stages.split({ ...stages.backfill, isSecondLook: true });
    expect(stages.queues.passages.take()).toEqual(sent);
    expect(planned()).toEqual([aLook()]);
  });

  it('a recheck announces the tombstone of a backfill message', async () => {
    await stages.split(stages.put(TEXT, '01'));
    stages.remove('02');
    await stages.split(stages.backfill);
    const announced = stages.queues.publications.take();
    await stages.split({ ...stages.backfill, isSecondLook: true });
    expect(stages.queues.publications.take()).toEqual(announced);
    expect(planned()).toEqual([aLook()]);
  });
});
