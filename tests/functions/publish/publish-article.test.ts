import { describe, expect, it } from 'vitest';
import type { PublicationMessage } from '../../../core/article/messages.ts';
import { entityKey } from '../../../core/store/keys.ts';
import { anEntityRecord } from '../../support/articles.ts';
import { Publishing } from './publishing.ts';

const given = Publishing.ofFile('publish');

describe('publishArticle', () => {
  it('puts the entities, makes the generation visible, and emits the event', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    expect(await given.stages.head()).toMatchObject({
      status: 'ENRICHED',
      published: 'g5',
      title: 'Title g5',
      timings: { receivedAt: '2026-11-24T09:30:00.000Z', claimedAt: '2026-11-24T09:30:01.000Z' },
    });
    expect(await given.stages.keys()).toEqual([
      'ENTITY#g5#PERSON#iran',
      'ENTITY#g5#PERSON#trump',
      'HEAD',
      'PASSAGE#g5#00000',
      'PASSAGE#g5#00001',
    ]);
    expect(given.types()).toEqual(['article.enriched']);
    expect(given.stages.queues.publications.sent).toEqual([]);
  });

  it('changes nothing when it is repeated, the time of enrichment included', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    const before = await given.stages.items();
    for (let i = 0; i < 4; i++) await given.stages.publish(given.message('g5'));
    expect(await given.stages.items()).toEqual(before);
    expect(new Set(given.stages.events.map((event) => JSON.stringify(event))).size).toBe(1);
  });

  it('leaves an article that other code merged as readers see it, and repeats its event', async () => {
    await given.start('g5', { version: '1' });
    await given.stages.publish(given.message('g5'), { pipelineVersion: '1' });
    const { articleId, store } = given.stages;
    await store.deleteItems([entityKey(articleId, 'g5', 'PERSON', 'Trump')]);
    await store.putEntities([anEntityRecord({ articleId, canonical: 'D. Trump' })]);
    const before = await given.stages.items();
    await given.stages.publish(given.message('g5'));
    expect(await given.stages.items()).toEqual(before);
    expect(given.stages.events[1]).toEqual(given.stages.events[0]);
  });

  it('removes the items of an older generation, and plans the second sweep', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    await given.start('g6', { names: ['Tehran'] });
    await given.stages.publish(given.message('g6'));
    expect(await given.stages.keys()).toEqual(['ENTITY#g6#PERSON#tehran', 'HEAD', 'PASSAGE#g6#00000']);
    expect(given.stages.queues.publications.sent).toEqual([given.message('g6', 'resweep')]);
  });

  it('leaves the older generation visible while passages of the newer one are pending', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    await given.start('g6', { settled: false });
    const before = await given.stages.items();
    await given.stages.publish(given.message('g6'));
    expect(await given.stages.items()).toEqual(before);
    expect(await given.stages.head()).toMatchObject({ published: 'g5', title: 'Title g5' });
  });

  it('fails where a passage is missing though none is pending: a part of an article is never shown', async () => {
    await given.start('g5');
    await given.stages.store.deletePassages(given.stages.articleId, 'g5', [1]);
    await expect(given.stages.publish(given.message('g5'))).rejects.toThrow(
      'Only 1 of 2 passages exist, though none is pending',
    );
    expect(await given.stages.head()).not.toHaveProperty('published');
  });

  it('leaves a generation that newer code started to newer code', async () => {
    await given.start('g5', { version: '3' });
    await expect(given.stages.publish(given.message('g5'))).rejects.toThrow(
      'in progress by pipeline 3, newer than 2',
    );
  });

  it('has an article that older code started and did not finish split again', async () => {
    await given.start('g5', { version: '1' });
    await given.stages.publish(given.message('g5'));
    expect(given.stages.queues.objectEvents.sent).toEqual([
      { type: 'backfill', bucket: 'articles', key: 'article.txt' },
    ]);
    expect(given.types()).toEqual([]);
  });

  it('asks for the split once: a recheck that finds the article unchanged sends nothing', async () => {
    await given.start('g5', { version: '1' });
    await given.stages.publish(given.message('g5'));
    const [later] = given.stages.queues.publications.take();
    given.stages.queues.objectEvents.take();
    await given.stages.publish(later as PublicationMessage);
    expect(given.stages.queues.objectEvents.take()).toEqual([]);
    expect(given.stages.queues.publications.take()).toEqual([]);
  });

  it('emits at the recheck the event of an article that older code published and then died', async () => {
    await given.start('g5', { version: '1' });
    await given.stages.publish(given.message('g5'));
    const [later] = given.stages.queues.publications.take();
    const emit = () => Promise.reject(new Error('killed'));
    const older = { pipelineVersion: '1', events: { emit } };
    await expect(given.stages.publish(given.message('g5'), older)).rejects.toThrow('killed');
    await given.stages.publish(later as PublicationMessage);
    expect(given.types()).toEqual(['article.enriched']);
  });
});

describe('a failed write of publishArticle', () => {
  it('is retried: a flip whose answer was lost changes nothing the second time, and the event is emitted', async () => {
    await given.start('g5');
    const lost = given.rightAfter('flip', () => Promise.reject(new Error('socket hang up')));
    await expect(given.stages.publish(given.message('g5'), lost)).rejects.toThrow('socket hang up');
    const before = await given.stages.items();
    await given.stages.publish(given.message('g5'));
    expect(await given.stages.items()).toEqual(before);
    expect(given.types()).toEqual(['article.enriched']);
  });

  it('leaves nothing visible: the redelivery of throttled entities completes the article', async () => {
    await given.start('g5');
    const putEntities = () => Promise.reject(new Error('throttled'));
    await expect(
      given.stages.publish(given.message('g5'), { store: { ...given.store(), putEntities } }),
    ).rejects.toThrow('throttled');
    expect(await given.stages.head()).not.toHaveProperty('published');
    await given.stages.publish(given.message('g5'));
    expect(await given.stages.head()).toMatchObject({ published: 'g5' });
  });

  it('to the bus is retried with the same event id', async () => {
    await given.start('g5');
    const ids: string[] = [];
    const events = {
      emit: async ({ detail }: { detail: { eventId: string } }) => {
        ids.push(detail.eventId);
        if (ids.length === 1) throw new Error('the bus is away');
      },
    };
    await expect(given.stages.publish(given.message('g5'), { events })).rejects.toThrow('the bus is away');
    await given.stages.publish(given.message('g5'), { events });
    expect(ids[1]).toBe(ids[0]);
  });
});

describe.each([
  ['DELETED', 'article.deleted'],
  ['REJECTED', 'article.rejected'],
] as const)('publishArticle, for an article that is %s,', (status, type) => {
  it('leaves only the head, however often it is repeated, and plans the second sweep', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    await given.end(status, 'g6');
    for (let i = 0; i < 5; i++) await given.stages.publish(given.message('g6'));
    expect(await given.stages.keys()).toEqual(['HEAD']);
    expect(given.stages.queues.publications.sent).toEqual(Array(5).fill(given.message('g6', 'resweep')));
    expect(given.types()).toEqual(['article.enriched', ...Array(5).fill(type)]);
    expect(given.stages.events.at(-1)?.detail.reasons).toEqual(status === 'REJECTED' ? ['EMPTY'] : []);
  });

  it('does not sweep the items of a version that arrives meanwhile', async () => {
    await given.start('g5');
    await given.end(status, 'g6');
    const arriving = given.rightAfter('readHead', () => given.start('g7', { settled: false }));
    await given.stages.publish(given.message('g6'), arriving);
    expect((await given.stages.keys()).filter((sk) => sk.includes('#g7#'))).toHaveLength(2);
    expect(given.types()).toEqual([]);
  });
});
