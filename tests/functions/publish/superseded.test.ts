import { describe, expect, it } from 'vitest';
import { aPassageRecord } from '../../support/articles.ts';
import { Publishing } from './publishing.ts';

const given = Publishing.ofFile('superseded');

describe('publishArticle, for a superseded generation,', () => {
  it('removes the items of that generation but its guide, and none of the newer one', async () => {
    await given.start('g5');
    await given.leave('g5');
    await given.start('g6');
    await given.stages.publish(given.message('g5'));
    expect(await given.stages.keys()).toEqual([
      'HEAD',
      'NAMES#g5#0000',
      'PASSAGE#g6#00000',
      'PASSAGE#g6#00001',
    ]);
    expect(await given.stages.published()).toEqual([]);
    expect(given.types()).toEqual([]);
  });

  it('leaves the items that readers still see', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    await given.start('g6', { settled: false });
    const before = await given.stages.items();
    await given.stages.publish(given.message('g5'));
    expect(await given.stages.items()).toEqual(before);
  });

  it.each(['readCollection', 'putGuide', 'putPublished'] as const)(
    'removes its own items but its guide, not the arriving ones, when the claim comes after its %s',
    async (name) => {
      await given.start('g5');
      await given.stages.publish(
        given.message('g5'),
        given.rightAfter(name, () => given.start('g6', { settled: false })),
      );
      const keys = ['HEAD', 'NAMES#g5#0000', 'PASSAGE#g6#00000', 'PASSAGE#g6#00001'];
      expect(await given.stages.keys()).toEqual(keys);
      expect(await given.stages.published()).toEqual([]);
      expect(await given.stages.head()).not.toHaveProperty('published');
    },
  );

  it('leaves what it made visible before, when the claim comes while it repeats its flip', async () => {
    await given.start('g5');
    await given.stages.publish(given.message('g5'));
    const interrupted = given.rightAfter('readCollection', () => given.start('g6', { settled: false }));
    await given.stages.publish(given.message('g5'), interrupted);
    expect(await given.stages.published()).toHaveLength(3);
    expect((await given.stages.keys()).filter((sk) => sk.includes('#g5#'))).toHaveLength(3);
  });

  it('does not sweep the items of the arriving generation when the claim comes after its flip', async () => {
    await given.start('g4');
    await given.stages.publish(given.message('g4'));
    await given.start('g5');
    await given.stages.publish(
      given.message('g5'),
      given.rightAfter('flip', () => given.start('g6', { settled: false })),
    );
    const keys = await given.stages.keys();
    expect(keys.filter((sk) => sk.includes('#g6#'))).toHaveLength(2);
    expect(keys.filter((sk) => sk.includes('#g4#'))).toEqual(['NAMES#g4#0000']);
  });

  it('removes the remaining items of an article without a head', async () => {
    await given.stages.store.putPassage(aPassageRecord('orphan', { articleId: given.stages.articleId }));
    await given.stages.publish(given.message('g5'));
    expect(await given.stages.items()).toEqual([]);
  });
});
