import { createApi } from '@copydesk/api';
import type { ApiPorts } from '@copydesk/api/ports';
import { articleIdOf } from '../../core/article/article-id.ts';
import { resolveName } from '../../core/article/names/resolve-name.ts';
import { openQueries } from '../../core/queries/open-queries.ts';
import { findRun } from '../../core/runs/find-run.ts';
import { headKey, type Item, receivedIndexKey } from '../../core/store/keys.ts';
import { passageItem } from '../../core/store/passage-item.ts';
import { aHead, aMention, aPassageRecord, aSource } from '../support/articles.ts';
import { memoryTable } from '../support/memory-table.ts';
import { publishedItems, type TestArticle } from '../support/published-items.ts';

export const DAY = '2026-11-24';
const NOW = new Date(`${DAY}T12:00:00.000Z`);

const idOf = (key: string) => articleIdOf('articles', key);
const TEXT = 'Iran 👩‍👩‍👧 said so to العربية in Bonn.';

/** The key of a test's object is made of its id, as in `<id>.txt`. */
export const IDS = ['a', 'b', 'c'].map(idOf) as unknown as readonly [string, string, string];
export const REJECTED = idOf('bad.txt');
export const WAITING = idOf('new.txt');

const ARTICLES: readonly TestArticle[] = [
  {
    articleId: IDS[0],
    publishedAt: `${DAY}T09:30:00.000Z`,
    title: 'Iran and Bonn sign a deal',
    names: [
      { canonical: 'Iran', sentiment: 'NEGATIVE', targetedSentiment: 'MIXED' },
      { canonical: 'Iran', type: 'ORGANIZATION' },
      'Bonn',
      { canonical: 'Monday', type: 'DATE' },
    ],
    publisher: 'The Post',
    sentiment: 'NEGATIVE',
    status: 'PARTIAL',
    reasons: ['ITEM_FAILED'],
  },
  { articleId: IDS[1], publishedAt: `${DAY}T08:30:00.000Z`, names: ['Iran', 'Oslo'] },
  { articleId: IDS[2], publishedAt: '2026-11-23T07:30:00.000Z', names: ['Iran', 'Bonn'], language: 'de' },
];

const headItem = (articleId: string, key: string, changes: object): Item => {
  const head = aHead({ articleId, source: aSource({ key }), ...changes });
  return {
    ...headKey(articleId),
    ...receivedIndexKey(head.receivedAt ?? '', articleId, head.status === 'REJECTED'),
    ...head,
  };
};

const PASSAGE = passageItem(
  aPassageRecord(TEXT, {
    articleId: IDS[0],
    generation: 'g1',
    span: {
      codePoints: { begin: 0, end: [...TEXT].length },
      utf16: { begin: 0, end: TEXT.length },
    },
    entities: [
      aMention(TEXT, 'Iran', { type: 'LOCATION', begin: 0, end: 4 }),
      // Its offsets are code points: the family before it is five of them, and eight UTF-16 code units.
      { type: 'LOCATION', text: 'Bonn', score: 0.9, begin: [...TEXT].length - 5, end: [...TEXT].length - 1 },
    ],
    failures: { sentiment: 'ITEM_FAILED' },
    enrichedAt: '2026-11-24T09:30:03.000Z',
    enrichMs: 500,
  }),
);

const ITEMS: readonly Item[] = [
  ...ARTICLES.flatMap(publishedItems),
  PASSAGE,
  headItem(REJECTED, 'bad.txt', { status: 'REJECTED', reasons: ['EMPTY'], detail: 'the object has 0 bytes' }),
  headItem(WAITING, 'new.txt', { pending: new Set([0, 1]), generation: 'g9' }),
];

/** The app over a small table. @param changes ports of the test's own */
export async function openTestApi(
  changes: Partial<ApiPorts> = {},
  rate?: { perSecond: number; burst: number },
) {
  const { table, ready } = memoryTable(ITEMS);
  await ready;
  const logged: { readonly message: string; readonly facts: Record<string, unknown> }[] = [];
  const note = (message: unknown, facts: unknown) => {
    logged.push({ message: String(message), facts: (facts ?? {}) as Record<string, unknown> });
  };
  const queries = openQueries(table, { bucket: 'articles' });
  const app = createApi(
    {
      library: async () => ({ queries, resolve: (name, type) => resolveName(name, undefined, type) }),
      stages: async () => [{ stage: 'split', waiting: 1, inWork: 2, delayed: 0, deadLetters: 3 }],
      run: (articleId) => findRun(articleId, table, { peekDeadLetters: async () => new Map() }),
      signUpload: async ({ key, type }) => ({
        url: 'https://articles.s3.amazonaws.com/',
        fields: { key, 'Content-Type': type },
      }),
      bucket: 'articles',
      log: { info: note, warn: note, error: note } as unknown as ApiPorts['log'],
      now: () => NOW,
      ...changes,
    },
    rate,
  );
  return { app, logged };
}
