import { describe, expect, it, vi } from 'vitest';
import { aPassageRecord } from '../../support/articles.ts';
import { Publishing } from './publishing.ts';

const given = Publishing.ofFile('resweep');

describe('resweepArticle', () => {
  const orphan = () =>
    given.stages.store.putPassage(
      aPassageRecord('orphan', { articleId: given.stages.articleId, generation: 'g1' }),
    );

  it('removes what a concurrent duplicate wrote after the first sweep, and its guide', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    const before = await given.stages.items();
    const published = await given.stages.published();
    await orphan();
    await given.leave('g1');
    await given.stages.publish(given.message('g5', 'resweep'));
    expect(await given.stages.items()).toEqual(before);
    expect(await given.stages.published()).toEqual(published);
  });

  it('deletes a guide after its rows: a sweep that dies between the two is repeated', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    await given.leave('g1');
    const dying = given.rightAfter('deleteItems', () => Promise.reject(new Error('killed')));
    const earlier = given.rightAfter('deleteExisting', () => Promise.reject(new Error('killed')));
    for (const ports of [earlier, dying]) {
      await given.leave('g1');
      await expect(given.stages.publish(given.message('g5', 'resweep'), ports)).rejects.toThrow('killed');
      const left = await given.stages.published();
      const hasGuide = (await given.stages.keys()).includes('NAMES#g1#0000');
      expect(left.filter((item) => item.includes('g1')).length === 0 || hasGuide).toBe(true);
      await given.stages.publish(given.message('g5', 'resweep'));
      expect((await given.stages.published()).filter((item) => item.includes('g1'))).toEqual([]);
    }
  });

  it('finds by the guide what a superseded function writes after the first sweep, and before it dies', async () => {
    await given.start('g5');
    // The function stalls once it has put its guide. Meanwhile a newer version is published, which sweeps.
    const meanwhile = given.rightAfter('putGuide', async () => {
      await given.start('g6');
      await given.stages.publish(given.message('g6'));
    });
    const flip = () => Promise.reject(new Error('killed'));
    const dying = { store: { ...meanwhile.store, flip } };
    await expect(given.stages.publish(given.message('g5'), dying)).rejects.toThrow('killed');
    expect(await given.stages.published()).toContain('row iran g5 PERSON');
    await given.stages.publish(given.message('g6', 'resweep'));
    expect(await given.stages.published()).toEqual(['card g6', 'row iran g6 PERSON', 'row trump g6 PERSON']);
    expect((await given.stages.keys()).filter((sk) => sk.includes('#g5#'))).toEqual([]);
  });

  it('finds by the guide what a duplicate writes after a superseded function has cleaned up', async () => {
    await given.start('g5');
    const supersede = given.rightAfter('putPublished', async () => {
      await given.start('g6');
      await given.stages.publish(given.message('g6'));
    });
    // Of two functions that publish the same generation, one cleans up, and the other has put its guide and stalls.
    const stalled = given.rightAfter('putGuide', () => given.stages.publish(given.message('g5'), supersede));
    const flip = () => Promise.reject(new Error('killed'));
    await expect(
      given.stages.publish(given.message('g5'), { store: { ...stalled.store, flip } }),
    ).rejects.toThrow('killed');
    expect(await given.stages.published()).toContain('row iran g5 PERSON');
    await given.stages.publish(given.message('g6', 'resweep'));
    expect(await given.stages.published()).toEqual(['card g6', 'row iran g6 PERSON', 'row trump g6 PERSON']);
  });

  it.each(['DELETED', 'REJECTED'] as const)(
    'removes every derived item of an article that is %s',
    async (status) => {
      await given.start('g5');
      await given.end(status, 'g6');
      await given.stages.store.putPassage(
        aPassageRecord('orphan', { articleId: given.stages.articleId, generation: 'g6' }),
      );
      await given.stages.publish(given.message('g6', 'resweep'));
      expect(await given.stages.keys()).toEqual(['HEAD']);
    },
  );

  it('does nothing for a generation that is no longer the newest', async () => {
    await given.start('g5');
    await given.start('g6', { settled: false });
    const before = await given.stages.items();
    const readCollection = vi.fn(given.store().readCollection);
    await given.stages.publish(given.message('g5', 'resweep'), {
      store: { ...given.store(), readCollection },
    });
    expect(readCollection).not.toHaveBeenCalled();
    expect(await given.stages.items()).toEqual(before);
  });

  it('does nothing for an article without a head', async () => {
    await given.stages.publish(given.message('g5', 'resweep'));
    expect(await given.stages.items()).toEqual([]);
  });

  it('deletes nothing when a version arrives while it reads', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    await orphan();
    const arriving = given.rightAfter('readCollection', () => given.start('g6', { settled: false }));
    await given.stages.publish(given.message('g5', 'resweep'), arriving);
    expect(await given.stages.keys()).toContain('PASSAGE#g1#00000');
  });
});
