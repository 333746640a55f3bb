import { describe, expect, it, vi } from 'vitest';
import { findPublished, type PublishedHead } from '../../../core/queries/published.ts';
import type { Head } from '../../../core/store/items.ts';
import { aHead } from '../../support/articles.ts';

const head = (published?: string): Head =>
  aHead({
    articleId: 'a',
    status: 'ENRICHED',
    ...(published && { published, publishedAt: '2026-11-24T09:30:00.000Z' }),
  });
/** A reader of heads that finds one after the other, and then always the last. */
const heads = (...states: (Head | undefined)[]) => ({
  read: vi.fn(async () => {
    const state = states.length > 1 ? states.shift() : states[0];
    return new Map(state ? [['a', state]] : []);
  }),
});
const seen = (...generations: string[]) =>
  new Map([['a', generations.map((generation) => ({ generation }))]]);
/** What the table has under the keys of each generation. */
const stored =
  (...generations: string[]) =>
  async ({ published }: PublishedHead) =>
    generations.filter((generation) => generation === published).map((generation) => ({ generation }));

const find = async (...args: Parameters<typeof findPublished<{ generation: string }>>) =>
  (await findPublished(...args)).get('a')?.items.map(({ generation }) => generation);

describe('the published generation', () => {
  it('is shown where it was seen, with one read of the head', async () => {
    const reader = heads(head('g2'));
    expect(await find(seen('g1', 'g2'), reader, stored('g2'))).toEqual(['g2']);
    expect(reader.read).toHaveBeenCalledTimes(1);
  });

  it('is looked for where only others were seen', async () => {
    expect(await find(seen('g1'), heads(head('g2')), stored('g2'))).toEqual(['g2']);
  });

  it('is not in the answer where it has no such item', async () => {
    expect(await find(seen('g1'), heads(head('g2')), stored())).toBeUndefined();
  });

  it('is read again where it was replaced meanwhile', async () => {
    // The items of g2 were removed before they were read: g3 has replaced it.
    expect(await find(seen('g1'), heads(head('g2'), head('g3')), stored('g3'))).toEqual(['g3']);
    // A part of them was read, and the others were removed already.
    expect(await find(seen('g1'), heads(head('g2'), head('g3')), stored('g2', 'g3'))).toEqual(['g3']);
  });

  it('is not in the answer where the article was deleted before, or meanwhile', async () => {
    expect(await find(seen('g1'), heads(undefined), stored('g1'))).toBeUndefined();
    expect(await find(seen('g1'), heads(head()), stored('g1'))).toBeUndefined();
    expect(await find(seen('g1'), heads(head('g2'), head()), stored('g2'))).toBeUndefined();
  });

  it('that changes during each of five reads ends the question with an error', async () => {
    let n = 1;
    const reader = { read: async () => new Map([['a', head(`g${++n}`)]]) };
    await expect(find(seen('g1'), reader, stored())).rejects.toThrow(
      'Article a was published again during each of 5 reads; ask again',
    );
  });
});
