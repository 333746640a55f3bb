import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardItem } from '../../core/store/article-card.ts';
import { deflateJson } from '../../core/store/compact.ts';
import { guideItems } from '../../core/store/guide.ts';
import { claimUpdate, flipUpdate } from '../../core/store/head-updates.ts';
import { itemSize, WRITE_UNIT_BYTES } from '../../core/store/item-size.ts';
import { cacheKey, headKey, type Item, SHARDS, shardOf } from '../../core/store/keys.ts';
import { rowItem } from '../../core/store/name-row.ts';
import { passageItem } from '../../core/store/passage-item.ts';
import { TABLE } from '../../core/store/schema.ts';
import { aCard, aClaim, aGuide, aPassageRecord, aRow, NEUTRAL } from '../support/articles.ts';
import { ROOT } from './read-pages.ts';

const page = readFileSync(join(ROOT, 'docs/data.md'), 'utf8');
const articleId = '0f'.repeat(16);
const of = { articleId, generation: 'g5' };

/** The attributes that the updates of a head set, and those that are set otherwise. */
const namesOf = ({ ExpressionAttributeNames: names }: { ExpressionAttributeNames: Record<string, string> }) =>
  Object.fromEntries(Object.values(names).map((name) => [name, name]));
const head: Item = {
  ...namesOf(claimUpdate(aClaim(of))),
  ...namesOf(
    flipUpdate({
      ...of,
      status: 'PARTIAL',
      reasons: ['ITEM_FAILED'],
      publishedAt: '2026-11-24T09:30:00.000Z',
      units: 1,
    }),
  ),
  ...headKey(articleId),
};

const card = aCard({
  ...of,
  status: 'PARTIAL',
  reasons: ['ITEM_FAILED'],
  byline: 'Ada Lind',
  publisher: 'The Harbour Post',
  publishedAtOrigin: 'document',
  publishedAtOffset: '+01:00',
  missingChars: 5,
  languageOrigin: 'text',
  keyPhrases: [{ text: 'harbour', count: 1 }],
  namesLeftOut: 1,
  sketch: Uint8Array.of(1),
  agency: 'Reuters',
});
const row = aRow({
  ...of,
  sentiment: NEUTRAL,
  targetedSentiment: NEUTRAL,
  publisher: 'The Harbour Post',
  key: 'a.txt',
  sentence: 'Iran said so.',
  at: [0, 4],
});

/** An item of each section, with every attribute that it may have. */
const items: [section: string, item: Item][] = [
  ['head', head],
  ['passage', passageItem(aPassageRecord('Iran said so.', of))],
  ['guide', guideItems(aGuide(of))[0] ?? {}],
  ['card', cardItem(card)],
  ['row', rowItem(row)],
  ['cache', { ...cacheKey('d'), analysis: deflateJson({}), [TABLE.timeToLive]: 1 }],
];

const sectionOf = (name: string) => page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';

/** "`P#<day published>#<shard>`" as an expression. */
function toExpression(pattern: string): RegExp {
  const parts = pattern.split(/<[^>]*>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

describe.each(items)('the page about the table, on %ss,', (name, item) => {
  const section = sectionOf(name);

  it('names exactly their attributes', () => {
    const rows = [...section.matchAll(/^\| (`.*?) \|/gm)];
    const named = rows.flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, one]) => one));
    const stored = Object.keys(item).filter((one) => one !== TABLE.partitionKey && one !== TABLE.sortKey);
    expect(named.toSorted()).toEqual(stored.toSorted());
  });

  it('shows their key', () => {
    const [, pk = '', sk = ''] = /^Key: `([^`]*)` \/ `([^`]*)`/m.exec(section) ?? [];
    expect(item.pk).toMatch(toExpression(pk));
    expect(item.sk).toMatch(toExpression(sk.replace(/<\d+>/, '<n>')));
  });
});

it('the page about the table shows keys, index and shards as they are', () => {
  const { partitionKey, sortKey, index, indexPartitionKey, indexSortKey, timeToLive } = TABLE;
  for (const name of [partitionKey, sortKey, index, indexPartitionKey, indexSortKey, timeToLive])
    expect(page).toContain(`\`${name}\``);
  expect(page).toContain(`modulo ${SHARDS}. A listing asks all ${SHARDS} shards`);
  expect(shardOf('0a'.padEnd(32, '0'))).toBe(0x0a % SHARDS);
  expect(page).toContain(`At most ${WRITE_UNIT_BYTES.toLocaleString('en')} bytes, one write unit`);
  expect(itemSize(rowItem({ ...row, sentence: 'x'.repeat(2_000) }))).toBeLessThanOrEqual(WRITE_UNIT_BYTES);
});
