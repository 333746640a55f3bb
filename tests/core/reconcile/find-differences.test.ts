import { describe, expect, it } from 'vitest';
import { articleIdOf } from '../../../core/article/article-id.ts';
import { findDifferences } from '../../../core/reconcile/find-differences.ts';
import type { ArticleHoldings, ItemCounts } from '../../../core/store/holdings-reader.ts';
import type { HeadSummary } from '../../../core/store/items.ts';
import { aDraft, aHead } from '../../support/articles.ts';

const KEY = 'a b.txt';
const object = (etag: string) => [{ key: KEY, etag, size: 100 }];
const held = (
  head: Partial<HeadSummary> | undefined,
  items?: Record<string, ItemCounts>,
): ArticleHoldings => ({
  articleId: articleIdOf('bucket', KEY),
  ...(head && {
    head: aHead({ status: 'ENRICHED', source: { bucket: 'bucket', key: KEY, etag: '1' }, ...head }),
  }),
  ...(items && { items: new Map(Object.entries(items)) }),
});
const kindsOf = (
  ...args: Parameters<typeof findDifferences> extends [string, ...infer Rest] ? Rest : never
) => findDifferences('bucket', ...args).map(({ kind }) => kind);

describe('an object and its article', () => {
  it.each<[string, string[], string | undefined, ArticleHoldings | undefined]>([
    ['an object whose head has its ETag', [], '1', held({})],
    ['a rejected object', [], '1', held({ status: 'REJECTED' })],
    ['an object in progress', [], '1', held({ status: 'ENRICHING' })],
    ['an object whose put has lost its event', ['MISSING'], '1', undefined],
    ['an object whose overwrite has lost its event', ['OUTDATED'], '2', held({})],
    ['an object that was put again after its delete', ['BURIED'], '1', held({ status: 'DELETED' })],
    ['an object whose delete has lost its event', ['GONE'], undefined, held({})],
    ['a deleted object', [], undefined, held({ status: 'DELETED' })],
    [
      'an object of another bucket',
      [],
      undefined,
      held({ source: { bucket: 'other', key: KEY, etag: '1' } }),
    ],
  ])('%s has the differences %j', (_, kinds, etag, article) => {
    expect(kindsOf(etag ? object(etag) : [], article ? [article] : [])).toEqual(kinds);
  });

  it('are compared apart from files of many articles', () => {
    expect(kindsOf([{ key: 'bundles/day.jsonl', etag: '1', size: 100 }], [])).toEqual([]);
  });

  it('are compared without folder markers', () => {
    expect(kindsOf([{ key: 'politics/', etag: '1', size: 0 }], [])).toEqual([]);
    expect(kindsOf([{ key: 'politics/', etag: '1', size: 9 }], [])).toEqual(['MISSING']);
  });

  it('are named by key, article and generation', () => {
    expect(findDifferences('bucket', object('2'), [held({ generation: 'g' })])).toEqual([
      { kind: 'OUTDATED', key: KEY, articleId: articleIdOf('bucket', KEY), generation: 'g' },
    ]);
  });
});

describe('an article in progress', () => {
  const inProgress = held({ status: 'ENRICHING', draft: aDraft({ claimedAt: '2026-11-24T10:00:00.000Z' }) });

  it.each<[string[], string | undefined]>([
    [[], undefined],
    [[], '2026-11-24T09:00:00.000Z'],
    [['STUCK'], '2026-11-24T10:00:00.001Z'],
  ])('has the differences %j where an article that was claimed before %s is stuck', (kinds, since) => {
    expect(kindsOf(object('1'), [inProgress], since)).toEqual(kinds);
  });
});

describe('the items of an article', () => {
  const published: Partial<HeadSummary> = {
    generation: 'g2',
    published: 'g2',
    passageCount: 2,
  };
  const counts: ItemCounts = { passages: 2, cards: 1, rows: 3, chunks: 1, expected: { chunks: 1, rows: 3 } };
  const whole = { g2: counts };
  const lacking = (lack: Partial<ItemCounts>) => ({ g2: { ...counts, ...lack } });
  const onePassage: ItemCounts = {
    passages: 1,
    cards: 0,
    rows: 0,
    chunks: 0,
    expected: { chunks: 0, rows: 0 },
  };

  it.each<[string, string[], Partial<HeadSummary> | undefined, Record<string, ItemCounts> | undefined]>([
    ['of a whole article', [], published, whole],
    ['that were not read', [], published, undefined],
    ['without a passage', ['DAMAGED'], published, lacking({ passages: 1 })],
    ['without a row', ['DAMAGED'], published, lacking({ rows: 2 })],
    ['without the card', ['DAMAGED'], published, lacking({ cards: 0 })],
    ['without the guide', ['DAMAGED'], published, lacking({ chunks: 0, expected: { chunks: 0, rows: 0 } })],
    [
      'without a chunk of the guide',
      ['DAMAGED'],
      published,
      lacking({ chunks: 1, expected: { chunks: 2, rows: 3 } }),
    ],
    ['that are all missing', ['DAMAGED'], published, {}],
    ['of an older version', ['GHOSTS'], published, { ...whole, g1: onePassage }],
    ['of an older version, and none of this one', ['DAMAGED', 'GHOSTS'], published, { g1: onePassage }],
    [
      'of the version in progress and of the published one',
      [],
      { ...published, generation: 'g3', status: 'ENRICHING' },
      { ...whole, g3: onePassage },
    ],
    [
      'that are missing while a newer version is in progress',
      [],
      { ...published, generation: 'g3', status: 'ENRICHING' },
      {},
    ],
    ['of a rejected version', ['GHOSTS'], { generation: 'g3', status: 'REJECTED' }, { g2: onePassage }],
    ['without a head, whose object exists', ['MISSING'], undefined, whole],
  ])('%s have the differences %j', (_, kinds, head, items) => {
    expect(kindsOf(object('1'), [held(head, items)])).toEqual(kinds);
  });

  it('without a head or an object are orphaned, and their key is unknown', () => {
    expect(findDifferences('bucket', [], [held(undefined, whole)])).toEqual([
      { kind: 'GHOSTS', articleId: articleIdOf('bucket', KEY), key: undefined, generation: undefined },
    ]);
  });

  it('under a tombstone are orphaned', () => {
    expect(kindsOf([], [held({ status: 'DELETED', generation: 'd' }, whole)])).toEqual(['GHOSTS']);
  });

  it.each<[string, Partial<ItemCounts>, number, string[]]>([
    ['a guide alone, whose writer may be alive', {}, 100, []],
    ['a guide alone, whose writer has ended', {}, 101, ['GHOSTS']],
    ['a guide with a row', { rows: 1 }, 100, ['GHOSTS']],
    ['a guide with a card', { cards: 1 }, 100, ['GHOSTS']],
    ['a guide with a passage', { passages: 1 }, 100, ['GHOSTS']],
  ])('of an older version, %s, have the right differences', (_, left, endedBefore, kinds) => {
    const guide = { ...onePassage, passages: 0, chunks: 1, putAt: 100, ...left };
    const articles = [held(published, { ...whole, g1: guide })];
    const found = findDifferences('bucket', object('1'), articles, undefined, endedBefore);
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });
});
