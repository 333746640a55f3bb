import { describe, expect, it } from 'vitest';
import type { PublicationMessage } from '../../../core/article/messages.ts';
import { aCard } from '../../support/articles.ts';
import { Publishing } from './publishing.ts';

const given = Publishing.ofFile('publish');

describe('publishArticle', () => {
  it('puts guide, card and rows, makes the generation visible, and emits the event', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    expect(await given.stages.head()).toMatchObject({
      status: 'ENRICHED',
      published: 'g5',
      publishedAt: '2026-11-24T09:30:00.000Z',
      units: 12,
    });
    expect(await given.stages.card()).toMatchObject({
      title: 'Title g5',
      key: 'article.txt',
      names: [
        ['iran', 'Iran', 'PERSON', 1],
        ['trump', 'Trump', 'PERSON', 1],
      ],
      timings: { receivedAt: '2026-11-24T09:30:00.000Z', claimedAt: '2026-11-24T09:30:01.000Z' },
    });
    expect(await given.stages.keys()).toEqual([
      'HEAD',
      'NAMES#g5#0000',
      'PASSAGE#g5#00000',
      'PASSAGE#g5#00001',
    ]);
    expect(await given.stages.published()).toEqual(['card g5', 'row iran g5 PERSON', 'row trump g5 PERSON']);
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
    const generation = given.stages.events[0]?.detail.generation as string;
    const card = await given.stages.card();
    await store.putPublished(aCard({ ...card, articleId, generation, title: 'As older code merged it' }), []);
    const shown = await given.stages.card();
    const before = await given.stages.items();
    await given.stages.publish(given.message('g5'));
    expect(await given.stages.items()).toEqual(before);
    expect(await given.stages.card()).toEqual(shown);
    expect(given.stages.events[1]?.detail.article?.title).toBe('As older code merged it');
    expect(given.stages.events[1]?.detail.eventId).toBe(given.stages.events[0]?.detail.eventId);
  });

  it('removes the items of an older generation but its guide, and plans the second sweep', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    await given.start('g6', { names: ['Tehran'] });
    await given.stages.publish(given.message('g6'));
    expect(await given.stages.keys()).toEqual(['HEAD', 'NAMES#g5#0000', 'NAMES#g6#0000', 'PASSAGE#g6#00000']);
    expect(await given.stages.published()).toEqual(['card g6', 'row tehran g6 PERSON']);
    expect(given.stages.queues.publications.sent).toEqual([given.message('g6', 'resweep')]);
  });

  it('plans a second sweep where a head that has expired left a guide', async () => {
    await given.leave('g1');
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    expect(given.stages.queues.publications.sent).toEqual([given.message('g5', 'resweep')]);
    await given.stages.publish(given.message('g5', 'resweep'));
    expect((await given.stages.keys()).filter((sk) => sk.includes('#g1#'))).toEqual([]);
  });

  it('emits nothing of a generation that was superseded since it was shown', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    const supersede = async () => {
      await given.start('g6');
      await given.stages.publish(given.message('g6'));
    };
    await given.stages.publish(given.message('g5'), given.rightAfter('flip', supersede));
    expect(given.stages.events.map(({ detail }) => detail.generation)).toEqual(['g5', 'g6']);
  });

  it('fails where the card of what readers see is missing', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    const readCard = async () => undefined;
    await expect(
      given.stages.publish(given.message('g5'), { store: { ...given.store(), readCard } }),
    ).rejects.toThrow('is missing, though it is published. Run copydesk doctor --repair');
  });

  it('leaves the older generation visible while passages of the newer one are pending', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    await given.start('g6', { settled: false });
    const before = await given.stages.items();
    await given.stages.publish(given.message('g6'));
    expect(await given.stages.items()).toEqual(before);
    expect(await given.stages.head()).toMatchObject({ published: 'g5' });
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

  it.each(['putGuide', 'putPublished'] as const)(
    'leaves nothing visible: the redelivery after a throttled %s completes the article',
    async (name) => {
      await given.start('g5');
      const throttled = () => Promise.reject(new Error('throttled'));
      await expect(
        given.stages.publish(given.message('g5'), { store: { ...given.store(), [name]: throttled } }),
      ).rejects.toThrow('throttled');
      expect(await given.stages.head()).not.toHaveProperty('published');
      await given.stages.publish(given.message('g5'));
      expect(await given.stages.head()).toMatchObject({ published: 'g5' });
    },
  );

  it('of the guide leaves no row: each row has a guide that leads to it', async () => {
    await given.start('g5');
    const putGuide = () => Promise.reject(new Error('throttled'));
    const store = { ...given.store(), putGuide };
    await expect(given.stages.publish(given.message('g5'), { store })).rejects.toThrow('throttled');
    expect(await given.stages.published()).toEqual([]);
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
  it('leaves only the head and the guide, however often it is repeated, and plans the second sweep', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    await given.end(status, 'g6');
    for (let i = 0; i < 5; i++) await given.stages.publish(given.message('g6'));
    expect(await given.stages.keys()).toEqual(['HEAD', 'NAMES#g5#0000']);
    expect(await given.stages.published()).toEqual([]);
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
