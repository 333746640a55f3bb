import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PublicationMessage } from '../../../core/article/messages.ts';
import { padSequencer } from '../../../core/article/sequencer.ts';
import { entityKey } from '../../../core/store/keys.ts';
import {
  aClaim,
  aDraft,
  aMention,
  anEntityRecord,
  aPassageRecord,
  SETTINGS,
} from '../../support/articles.ts';
import { createDesk, type Desk } from '../../support/create-desk.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

// Guarding lines, seen to fail without: those that tests/guards/ lists with this file.

let table: TestTable;
let desk: Desk;
let count = 0;

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());
beforeEach(() => {
  desk = createDesk(table, `publish-${++count}.txt`);
});

const of = (generation: string, type: PublicationMessage['type'] = 'publish'): PublicationMessage => ({
  type,
  articleId: desk.articleId,
  generation,
});

/** Claims a generation of two passages and, unless told otherwise, records and settles them. */
async function stand(generation: string, { names = ['Iran', 'Trump'], settled = true, version = '2' } = {}) {
  await desk.store.claim(
    aClaim({
      articleId: desk.articleId,
      generation,
      sequencer: padSequencer(generation.slice(1)),
      pipelineVersion: version,
      seen: await desk.head(),
      outcome: {
        status: 'ENRICHING',
        draft: aDraft({ title: `Title ${generation}` }),
        passageCount: names.length,
        settings: SETTINGS,
        plan: 'a.1',
      },
    }),
  );
  for (const [index, name] of names.entries()) {
    await desk.store.putPassage(
      aPassageRecord(`${name} said`, {
        articleId: desk.articleId,
        generation,
        index,
        entities: [aMention(`${name} said`, name)],
      }),
    );
    if (settled) await desk.store.settlePassages(desk.articleId, generation, [index]);
  }
}
async function end(status: 'DELETED' | 'REJECTED', generation: string) {
  const seen = await desk.head();
  const sequencer = padSequencer(generation.slice(1));
  const { articleId } = desk;
  if (status === 'REJECTED') {
    const outcome = { status, reason: 'EMPTY', detail: 'no text' } as const;
    await desk.store.claim(aClaim({ articleId, generation, sequencer, pipelineVersion: '2', seen, outcome }));
  } else {
    const place = { bucket: 'articles', key: 'k' };
    await desk.store.bury({
      articleId,
      generation,
      sequencer,
      pipelineVersion: '2',
      seen,
      expiresAt: 1,
      ...place,
    });
  }
}
const bound = () => ({
  readHead: desk.store.readHead.bind(desk.store),
  readCollection: desk.store.readCollection.bind(desk.store),
  putEntities: desk.store.putEntities.bind(desk.store),
  flip: desk.store.flip.bind(desk.store),
  deleteItems: desk.store.deleteItems.bind(desk.store),
});
/** The store, something else happening between one of its calls and the next. */
function rightAfter(name: keyof ReturnType<typeof bound>, happening: () => Promise<unknown>) {
  const store = bound();
  const call = store[name] as (...parameters: unknown[]) => Promise<unknown>;
  let isFirst = true;
  return {
    store: {
      ...store,
      [name]: async (...parameters: unknown[]) => {
        const answer = await call(...parameters);
        if (isFirst) await happening();
        isFirst = false;
        return answer;
      },
    },
  };
}
const types = () => desk.events.map(({ type }) => type);

describe('publish of a whole generation', () => {
  it('puts its entities, shows it, and tells the bus', async () => {
    await stand('g5');
    await desk.publish(of('g5'));
    expect(await desk.head()).toMatchObject({
      status: 'ENRICHED',
      published: 'g5',
      title: 'Title g5',
      timings: { receivedAt: '2026-11-24T09:30:00.000Z', claimedAt: '2026-11-24T09:30:01.000Z' },
    });
    expect(await desk.keys()).toEqual([
      'ENTITY#g5#PERSON#iran',
      'ENTITY#g5#PERSON#trump',
      'HEAD',
      'PASSAGE#g5#00000',
      'PASSAGE#g5#00001',
    ]);
    expect(types()).toEqual(['article.enriched']);
    expect(desk.queues.publications.sent).toEqual([]);
  });

  it('done five times changes nothing after the first, the time of enrichment included', async () => {
    await stand('g5');
    await desk.publish(of('g5'));
    const before = await desk.items();
    for (let i = 0; i < 4; i++) await desk.publish(of('g5'));
    expect(await desk.items()).toEqual(before);
    expect(new Set(desk.events.map((event) => JSON.stringify(event))).size).toBe(1);
  });

  it('shown before by code that merged otherwise leaves what readers see, and tells the bus of that', async () => {
    await stand('g5', { version: '1' });
    await desk.publish(of('g5'), { pipelineVersion: '1' });
    const { articleId, store } = desk;
    await store.deleteItems([entityKey(articleId, 'g5', 'PERSON', 'Trump')]);
    await store.putEntities([anEntityRecord({ articleId, canonical: 'D. Trump' })]);
    const before = await desk.items();
    await desk.publish(of('g5'));
    expect(await desk.items()).toEqual(before);
    expect(desk.events[1]).toEqual(desk.events[0]);
  });

  it('over an older one removes what that left, and looks again later', async () => {
    await stand('g5');
    await desk.publish(of('g5'));
    await stand('g6', { names: ['Tehran'] });
    await desk.publish(of('g6'));
    expect(await desk.keys()).toEqual(['ENTITY#g6#PERSON#tehran', 'HEAD', 'PASSAGE#g6#00000']);
    expect(desk.queues.publications.sent).toEqual([of('g6', 'resweep')]);
  });

  it('keeps showing the older one until it is whole', async () => {
    await stand('g5');
    await desk.publish(of('g5'));
    await stand('g6', { settled: false });
    const before = await desk.items();
    await desk.publish(of('g6'));
    expect(await desk.items()).toEqual(before);
    expect(await desk.head()).toMatchObject({ published: 'g5', title: 'Title g5' });
  });

  it('with a passage missing though none is pending fails: nothing half is shown', async () => {
    await stand('g5');
    await desk.store.deletePassages(desk.articleId, 'g5', [1]);
    await expect(desk.publish(of('g5'))).rejects.toThrow('1 of 2 passages stand, though none is pending');
    expect(await desk.head()).not.toHaveProperty('published');
  });

  it('by older code than began it is left to newer code', async () => {
    await stand('g5', { version: '3' });
    await expect(desk.publish(of('g5'))).rejects.toThrow('in work by pipeline 3, newer than 2');
  });

  it('that older code began and did not finish has the article split again', async () => {
    await stand('g5', { version: '1' });
    await desk.publish(of('g5'));
    expect(desk.queues.objectEvents.sent).toEqual([
      { type: 'backfill', bucket: 'articles', key: 'article.txt' },
    ]);
    expect(types()).toEqual([]);
  });

  it('is left to split once: a later look that finds it as it was asks for nothing', async () => {
    await stand('g5', { version: '1' });
    await desk.publish(of('g5'));
    const [later] = desk.queues.publications.take();
    desk.queues.objectEvents.take();
    await desk.publish(later as PublicationMessage);
    expect(desk.queues.objectEvents.take()).toEqual([]);
    expect(desk.queues.publications.take()).toEqual([]);
  });

  it('that older code shows meanwhile, and dies before it tells, is told at a later look', async () => {
    await stand('g5', { version: '1' });
    await desk.publish(of('g5'));
    const [later] = desk.queues.publications.take();
    const emit = () => Promise.reject(new Error('killed'));
    const older = { pipelineVersion: '1', events: { emit } };
    await expect(desk.publish(of('g5'), older)).rejects.toThrow('killed');
    await desk.publish(later as PublicationMessage);
    expect(types()).toEqual(['article.enriched']);
  });
});

describe('a write of publish', () => {
  it('whose answer was lost fails; the redelivery changes nothing and tells the bus', async () => {
    await stand('g5');
    const lost = rightAfter('flip', () => Promise.reject(new Error('socket hang up')));
    await expect(desk.publish(of('g5'), lost)).rejects.toThrow('socket hang up');
    const before = await desk.items();
    await desk.publish(of('g5'));
    expect(await desk.items()).toEqual(before);
    expect(types()).toEqual(['article.enriched']);
  });

  it('of entities that is throttled fails, nothing shown; the redelivery completes it', async () => {
    await stand('g5');
    const putEntities = () => Promise.reject(new Error('throttled'));
    await expect(desk.publish(of('g5'), { store: { ...bound(), putEntities } })).rejects.toThrow('throttled');
    expect(await desk.head()).not.toHaveProperty('published');
    await desk.publish(of('g5'));
    expect(await desk.head()).toMatchObject({ published: 'g5' });
  });

  it('to the bus that fails is told again by the redelivery, with the same id', async () => {
    await stand('g5');
    const told: string[] = [];
    const events = {
      emit: async ({ detail }: { detail: { eventId: string } }) => {
        told.push(detail.eventId);
        if (told.length === 1) throw new Error('the bus is away');
      },
    };
    await expect(desk.publish(of('g5'), { events })).rejects.toThrow('the bus is away');
    await desk.publish(of('g5'), { events });
    expect(told[1]).toBe(told[0]);
  });
});

describe('a superseded publish', () => {
  it('removes what its generation left, and nothing of the newer one', async () => {
    await stand('g5');
    await desk.store.putEntities([anEntityRecord({ articleId: desk.articleId })]);
    await stand('g6');
    await desk.publish(of('g5'));
    expect(await desk.keys()).toEqual(['HEAD', 'PASSAGE#g6#00000', 'PASSAGE#g6#00001']);
    expect(types()).toEqual([]);
  });

  it('leaves what readers still see', async () => {
    await stand('g5');
    await desk.publish(of('g5'));
    await stand('g6', { settled: false });
    const before = await desk.items();
    await desk.publish(of('g5'));
    expect(await desk.items()).toEqual(before);
  });

  it.each(['readCollection', 'putEntities'] as const)(
    'by a claim after its %s removes its own items, not the arriving ones',
    async (name) => {
      await stand('g5');
      await desk.publish(
        of('g5'),
        rightAfter(name, () => stand('g6', { settled: false })),
      );
      expect(await desk.keys()).toEqual(['HEAD', 'PASSAGE#g6#00000', 'PASSAGE#g6#00001']);
      expect(await desk.head()).not.toHaveProperty('published');
    },
  );

  it('while it repeats its flip leaves what it showed before', async () => {
    await stand('g5');
    await desk.publish(of('g5'));
    const interrupted = rightAfter('putEntities', () => stand('g6', { settled: false }));
    await desk.publish(of('g5'), interrupted);
    expect((await desk.keys()).filter((sk) => sk.includes('#g5#'))).toHaveLength(4);
  });

  it('by a claim after its flip sweeps nothing of the arriving generation', async () => {
    await stand('g4');
    await desk.publish(of('g4'));
    await stand('g5');
    await desk.publish(
      of('g5'),
      rightAfter('flip', () => stand('g6', { settled: false })),
    );
    const keys = await desk.keys();
    expect(keys.filter((sk) => sk.includes('#g6#'))).toHaveLength(2);
    expect(keys.filter((sk) => sk.includes('#g4#'))).toEqual([]);
  });

  it('of an article that is gone removes what stands of it', async () => {
    await desk.store.putPassage(aPassageRecord('ghost', { articleId: desk.articleId }));
    await desk.publish(of('g5'));
    expect(await desk.items()).toEqual([]);
  });
});

describe.each([
  ['DELETED', 'article.deleted'],
  ['REJECTED', 'article.rejected'],
] as const)('publish of an article that is %s', (status, type) => {
  it('leaves the head and nothing else, however often, and looks again later', async () => {
    await stand('g5');
    await desk.publish(of('g5'));
    await end(status, 'g6');
    for (let i = 0; i < 5; i++) await desk.publish(of('g6'));
    expect(await desk.keys()).toEqual(['HEAD']);
    expect(desk.queues.publications.sent).toEqual(Array(5).fill(of('g6', 'resweep')));
    expect(types()).toEqual(['article.enriched', ...Array(5).fill(type)]);
    expect(desk.events.at(-1)?.detail.reasons).toEqual(status === 'REJECTED' ? ['EMPTY'] : []);
  });

  it('sweeps nothing of a version that arrives meanwhile', async () => {
    await stand('g5');
    await end(status, 'g6');
    const arriving = rightAfter('readHead', () => stand('g7', { settled: false }));
    await desk.publish(of('g6'), arriving);
    expect((await desk.keys()).filter((sk) => sk.includes('#g7#'))).toHaveLength(2);
    expect(types()).toEqual([]);
  });
});

describe('a second sweep', () => {
  const ghost = () =>
    desk.store.putPassage(aPassageRecord('ghost', { articleId: desk.articleId, generation: 'g1' }));

  it('removes what a dead twin left behind the first', async () => {
    await stand('g5');
    await desk.publish(of('g5'));
    const before = await desk.items();
    await ghost();
    await desk.publish(of('g5', 'resweep'));
    expect(await desk.items()).toEqual(before);
  });

  it.each(['DELETED', 'REJECTED'] as const)('removes everything of what is %s', async (status) => {
    await stand('g5');
    await end(status, 'g6');
    await desk.store.putPassage(aPassageRecord('ghost', { articleId: desk.articleId, generation: 'g6' }));
    await desk.publish(of('g6', 'resweep'));
    expect(await desk.keys()).toEqual(['HEAD']);
  });

  it('of a generation that is no longer the newest does nothing', async () => {
    await stand('g5');
    await stand('g6', { settled: false });
    const before = await desk.items();
    const readCollection = vi.fn(bound().readCollection);
    await desk.publish(of('g5', 'resweep'), { store: { ...bound(), readCollection } });
    expect(readCollection).not.toHaveBeenCalled();
    expect(await desk.items()).toEqual(before);
  });

  it('of an article that is gone does nothing', async () => {
    await desk.publish(of('g5', 'resweep'));
    expect(await desk.items()).toEqual([]);
  });

  it('deletes nothing when a version arrives while it reads', async () => {
    await stand('g5');
    await desk.publish(of('g5'));
    await ghost();
    const arriving = rightAfter('readCollection', () => stand('g6', { settled: false }));
    await desk.publish(of('g5', 'resweep'), arriving);
    expect(await desk.keys()).toContain('PASSAGE#g1#00000');
  });
});
