import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ArchivedArticle, archiveDay } from '../../../core/archive/archive-day.ts';
import { ARCHIVE_TABLES, type ArchiveTable, archiveKey } from '../../../core/archive/tables.ts';
import { aCard, anEntity } from '../../support/articles.ts';

const TABLES = Object.keys(ARCHIVE_TABLES) as ArchiveTable[];
const span = (begin: number, end: number, later = 0) => ({
  codePoints: { begin, end },
  utf16: { begin: begin + later, end: end + later },
});
const tone = (positive: number, negative: number) => ({
  label: positive > negative ? ('POSITIVE' as const) : ('NEGATIVE' as const),
  scores: { positive, negative, neutral: 0, mixed: 0 },
});

const oslo = anEntity({
  canonical: 'Oslo',
  name: 'oslo',
  type: 'LOCATION',
  count: 2,
  mentions: [span(0, 4), span(90, 94, 1)],
  sentiment: tone(0.1, 0.6),
});
const bonn = anEntity({ canonical: 'Bonn', name: 'bonn', mentions: [] });
const { name: _, ...monday } = anEntity({
  canonical: 'Monday',
  type: 'DATE',
  count: 1,
  mentions: [span(7, 13)],
});

/** Two days; on the second, one text in two papers. */
const DAYS: Readonly<Record<string, readonly ArchivedArticle[]>> = {
  '2026-11-29': [
    {
      card: aCard({ articleId: 'a0', publishedAt: '2026-11-29T10:00:00.000Z', title: 'Früher “Tag” 🚢' }),
      story: 'a0',
      entities: [oslo],
    },
  ],
  '2026-11-30': [
    {
      card: aCard({
        articleId: 'b2',
        publishedAt: '2026-11-30T11:00:00.000Z',
        publisher: 'Post',
        sentiment: tone(0.2, 0.7),
      }),
      story: 'b1',
      entities: [oslo, monday, bonn],
    },
    {
      card: aCard({
        articleId: 'b1',
        publishedAt: '2026-11-30T09:00:00.000Z',
        publisher: 'Times',
        sentiment: tone(0.8, 0.1),
        status: 'PARTIAL',
        reasons: ['ITEM_FAILED', 'TEXT_REFUSED'],
      }),
      story: 'b1',
      entities: [oslo],
    },
    { card: aCard({ articleId: 'b3', publishedAt: '2026-11-30T23:59:59.999Z' }), story: 'b3', entities: [] },
  ],
};

let folder: string;
let ask: (sql: string) => Promise<Record<string, unknown>[]>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-archive-'));
  for (const [day, articles] of Object.entries(DAYS)) {
    const files = archiveDay(articles);
    for (const table of TABLES) {
      const path = join(folder, archiveKey(table, day));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, files[table]);
    }
  }
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const table of TABLES) {
    const files = join(folder, archiveKey(table, '*'));
    await connection.run(
      `create view ${table} as select * from read_parquet('${files}', hive_partitioning = true)`,
    );
  }
  ask = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(TABLES)('DuckDB reads every column of %s', async (table) => {
  const columns = await ask(`select column_name, column_type from (describe ${table})`);
  const types = {
    INT32: 'INTEGER',
    DOUBLE: 'DOUBLE',
    STRING: 'VARCHAR',
    TIMESTAMP: 'TIMESTAMP',
  };
  expect(columns).toEqual([
    ...Object.entries(ARCHIVE_TABLES[table]).map(([column_name, { type }]) => ({
      column_name,
      column_type: expect.stringContaining(types[type]),
    })),
    { column_name: 'day', column_type: 'DATE' },
  ]);
});

it('an article keeps its facts, and has no value where a fact is not known', async () => {
  const [row] = await ask(`select *, epoch_ms(published_at) as ms from articles where article_id = 'b1'`);
  expect(row).toMatchObject({
    day: '2026-11-30',
    article: 0,
    status: 'PARTIAL',
    reasons: 'ITEM_FAILED,TEXT_REFUSED',
    publisher: 'Times',
    byline: null,
    positive: 0.8,
    sentiment: 'POSITIVE',
    story: 'b1',
    entities: 1,
    mentions: 2,
    ms: String(Date.parse('2026-11-30T09:00:00.000Z')),
  });
  expect(await ask(`select title from articles where article_id = 'a0'`)).toEqual([
    { title: 'Früher “Tag” 🚢' },
  ]);
});

it('the name of a row is joined to its article by day and number', async () => {
  const rows = await ask(`
    select a.article_id, e.canonical, e.name, m.begin_code_point, m.begin_utf16
    from mentions m
    join entities e using (day, article, canonical, type)
    join articles a using (day, article)
    where a.article_id = 'b2' order by begin_code_point`);
  expect(rows).toEqual([
    { article_id: 'b2', canonical: 'Oslo', name: 'oslo', begin_code_point: 0, begin_utf16: 0 },
    { article_id: 'b2', canonical: 'Monday', name: null, begin_code_point: 7, begin_utf16: 7 },
    { article_id: 'b2', canonical: 'Oslo', name: 'oslo', begin_code_point: 90, begin_utf16: 91 },
  ]);
});

it('counts a name by article and by story', async () => {
  expect(
    await ask(`
      select day, count(*)::int as articles, count(distinct story)::int as stories, sum(e.count)::int as mentions
      from entities e join articles a using (day, article)
      where name = 'oslo' group by day order by day`),
  ).toEqual([
    { day: '2026-11-29', articles: 1, stories: 1, mentions: 2 },
    { day: '2026-11-30', articles: 2, stories: 1, mentions: 4 },
  ]);
});

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/days.md'), 'utf8');
/** The statements of the page's example, each with the comment before it. */
const QUESTIONS = (/```sql\n(.*?)```/s.exec(PAGE)?.[1] ?? '')
  .split(/;\n/)
  .filter((sql) => sql.includes('select'));

it.each(QUESTIONS)('DuckDB answers the question of the page: %s', async (sql) => {
  expect(await ask(sql.replaceAll("'iceland'", "'oslo'"))).not.toEqual([]);
});

it('the page has five questions', () => {
  expect(QUESTIONS).toHaveLength(5);
});

it('the order of the articles makes no difference to the bytes', () => {
  const articles = DAYS['2026-11-30'] ?? [];
  expect(archiveDay([...articles].reverse())).toEqual(archiveDay(articles));
});

it('a day without articles has files with columns and no rows', async () => {
  const path = join(folder, 'empty.parquet');
  await writeFile(path, archiveDay([]).entities);
  expect(
    await ask(`select count(*)::int as n, count(canonical)::int as c from read_parquet('${path}')`),
  ).toEqual([{ n: 0, c: 0 }]);
});
