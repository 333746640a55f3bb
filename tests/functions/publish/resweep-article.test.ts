import { describe, expect, it, vi } from 'vitest';
import { aPassageRecord } from '../../support/articles.ts';
import { Publishing } from './publishing.ts';

const given = Publishing.ofFile('resweep');

describe('resweepArticle', () => {
  const orphan = () =>
    given.stages.store.putPassage(
      aPassageRecord('orphan', { articleId: given.stages.articleId, generation: 'g1' }),
    );

  it('removes what a concurrent duplicate wrote after the first sweep', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    const before = await given.stages.items();
    await orphan();
    await given.stages.publish(given.message('g5', 'resweep'));
    expect(await given.stages.items()).toEqual(before);
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
