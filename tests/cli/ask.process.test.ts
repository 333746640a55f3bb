import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../cli/create-program.ts';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { synthesize } from '../../cli/local-run/synthesize.ts';
import { reportError } from '../../cli/report-error.ts';
import type { RunningHost } from '../../local/start-host.ts';
import { makeTempDir, until } from '../local/fixtures/start-stack.ts';

/** The commands that ask the table, on the whole local stack. */
const dataDir = makeTempDir();
const files = join(dataDir, 'files');
let host: RunningHost;
const LOCAL = { accessKeyId: 'local', secretAccessKey: 'local' };

const article = (title: string, date: string, text: string) =>
  JSON.stringify({ '@type': 'NewsArticle', headline: title, datePublished: date, articleBody: text });
const ARTICLES: Readonly<Record<string, string>> = {
  'talks.json': article(
    'Talks end',
    '2026-03-02T09:30:00Z',
    'Iran and NATO met in Geneva on Monday. Neglect is to blame for the deadly failure, families of the victims said. The attack killed nineteen people and injured many others.',
  ),
  'hall.json': article(
    'Hall opens',
    '2026-03-04T08:00:00Z',
    'Mayor Ilse Brandt opened the hall in Bonn. Everybody loved the beautiful new hall, and the U.S. ambassador was happy.',
  ),
  'trade.json': article(
    'Trade grows',
    '2026-02-27T12:00:00Z',
    'Trade between the United States and Iran grew last year, the ministry said in Washington.',
  ),
  'empty.txt': ' ',
};

/** The one in a negative tone. */
const BRIDGE = 'bridge-collapse.html';

beforeAll(async () => {
  host = await startPipeline({ assemblyDir: await synthesize(), dataDir, port: 0, warn: () => {} });
  mkdirSync(files);
  for (const [name, content] of Object.entries(ARTICLES)) writeFileSync(join(files, name), content);
  cpSync('seeds/bridge-collapse.html', join(files, BRIDGE));
  expect((await run('ingest', '--wait', files)).code).toBe(0);
}, 400_000);

afterAll(async () => {
  await host?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A command as a user gives it. */
async function run(...args: readonly string[]) {
  vi.stubEnv('AWS_ENDPOINT_URL', host.url);
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const usage = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const code = await createProgram()
    .run(['node', 'copydesk', ...args])
    .catch(reportError);
  const text = (spy: { mock: { calls: unknown[][] } }) =>
    spy.mock.calls.map(([line]) => String(line)).join('\n');
  const result = { code, out: text(out), err: text(error) + text(usage) };
  for (const spy of [out, error, usage]) spy.mockRestore();
  return result;
}
const json = async (...args: readonly string[]) => JSON.parse((await run(...args, '--json')).out);
const keys = (rows: readonly { readonly key: string }[]) => rows.map(({ key }) => key);

describe('about', () => {
  it.each(['US', 'U.S.', 'united states', 'the United States'])(
    'finds all forms of a name by %s',
    async (form) => {
      const { names, articles } = await json('about', form);
      expect(names).toEqual([{ asked: form, canonical: 'United States' }]);
      expect(keys(articles)).toEqual(['hall.json', 'trade.json']);
    },
  );

  it('prints the volume, the tone, and the articles by day with the name in its sentence', async () => {
    const { code, out } = await run('about', 'Iran');
    expect(code).toBe(0);
    expect(out).toMatch(/^Iran · 2 articles · 2 mentions · 2026-02-27 to 2026-03-02\nvolume {2}█··█ /);
    expect(out).toContain('2026-03-02\n09:30  Talks end\n');
    expect(out).toContain('[Iran] and NATO met in Geneva on Monday.');
  });

  it('takes a period, a type, a tone and a limit', async () => {
    expect(keys((await json('about', 'Iran', '--since', '2026-03-01')).articles)).toEqual(['talks.json']);
    expect(keys((await json('about', 'Iran', '--until', '2026-03-01')).articles)).toEqual(['trade.json']);
    expect(keys((await json('about', 'Iran', '--type', 'person')).articles)).toEqual([]);
    expect(keys((await json('about', 'Prague', '--sentiment', 'negative')).articles)).toEqual([BRIDGE]);
    expect(keys((await json('about', 'Prague', '--sentiment', 'positive')).articles)).toEqual([]);
    expect(await json('about', 'Iran', '--limit', '1')).toMatchObject({
      hasMore: true,
      articles: [{ key: 'talks.json' }],
    });
    expect((await json('about', 'Iran', '--limit', '1')).timeline).toHaveLength(2);
  });

  it('finds the articles that name two', async () => {
    expect((await json('about', 'iran', '--and', 'nato')).articles).toMatchObject([
      { key: 'talks.json', name: 'Iran' },
      { key: 'talks.json', name: 'NATO' },
    ]);
  });

  it('prints lines of JSON, and a table for a spreadsheet', async () => {
    const { out: lines } = await run('about', 'US', '--ndjson');
    expect(keys(lines.split('\n').map((line) => JSON.parse(line)))).toEqual(['hall.json', 'trade.json']);
    const { out: table } = await run('about', 'US', '--csv');
    expect(table.split('\r\n')[1]).toMatch(
      /^2026-03-04T08:00:00.000Z,Hall opens,hall.json,,en,United States,LOCATION,1,/,
    );
  });

  it('answers an unknown name with nothing, and says what to try', async () => {
    const { code, out, err } = await run('about', 'Nobody');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toMatch(/^No article in the local run at \S+ names Nobody\.\nTry another form of it/);
    const { err: narrowed } = await run('about', 'Iran', '--since', '1d');
    expect(narrowed).toContain('Other articles do; the newest was published on 2026-03-02.');
  });

  it('refuses two forms of output, and a date that is none', async () => {
    expect(await run('about', 'Iran', '--csv', '--json')).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be used with'),
    });
    expect(await run('about', 'Iran', '--since', 'yesterday')).toMatchObject({
      code: 2,
      err: expect.stringContaining('It is a day'),
    });
  });
});

describe('show', () => {
  it('prints the text with its entities in brackets, and a line of tone', async () => {
    const { out } = await run('show', 'talks.json', '--text');
    expect(out).toContain(
      '[Iran:LOCATION] and [NATO:ORGANIZATION] met in [Geneva:LOCATION] on [Monday:DATE].',
    );
    expect(out).toMatch(/^── passage 1 of 1 · neutral −0\.\d\d\n/);
    expect(await json('show', 'talks.json', '--text')).toMatchObject({
      key: 'talks.json',
      marks: expect.arrayContaining([expect.objectContaining({ name: 'Iran', type: 'LOCATION' })]),
      passages: [{ begin: 0, sentiment: 'NEUTRAL' }],
    });
  });

  it('prints a row for each entity', async () => {
    const { out } = await run('show', 'talks.json', '--csv');
    expect(out).toContain('Talks end,talks.json,NATO,ORGANIZATION,1,');
  });

  it('says why a rejected object has no text', async () => {
    expect(await run('show', 'empty.txt', '--text')).toMatchObject({
      code: 1,
      err: expect.stringContaining('it is REJECTED'),
    });
  });
});

describe('list', () => {
  it('lists what was received, and why it is not enriched', async () => {
    const { articles } = await json('list');
    expect(keys(articles).sort()).toEqual([BRIDGE, 'empty.txt', 'hall.json', 'talks.json', 'trade.json']);
    expect(await json('list', '--status', 'rejected')).toMatchObject({
      articles: [{ key: 'empty.txt', reasons: ['EMPTY'] }],
    });
    expect(keys((await json('list', '--sentiment', 'negative')).articles)).toEqual([BRIDGE]);
    expect((await json('list', '--limit', '2')).articles).toHaveLength(2);
  });

  it('lists what was published, by the date of publication', async () => {
    expect(
      keys((await json('list', '--published', '--since', '2026-02-01', '--until', '2026-03-31')).articles),
    ).toEqual(['hall.json', 'talks.json', 'trade.json']);
    expect(
      keys((await json('list', '--published', '--since', '2026-03-01', '--until', '2026-03-03')).articles),
    ).toEqual(['talks.json']);
  });

  it('prints a row for each entity of the articles', async () => {
    const { out } = await run('list', '--entities', '--csv');
    expect(out).toContain('Talks end,talks.json,NATO,ORGANIZATION,1,');
    expect(out).toContain('Ilse Brandt,PERSON');
  });

  it.each([
    [['--language', 'en'], 'needs --published'],
    [['--entities'], 'needs --csv or --ndjson'],
    [['--published', '--status', 'rejected'], '--status is rejected'],
  ])('refuses %j', async (args, says) => {
    expect(await run('list', ...args)).toMatchObject({ code: 1, err: expect.stringContaining(says) });
  });
});

describe('names', () => {
  it('lists the names that begin so, with their articles and their last day', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const file = join(dataDir, 'reopened.json');
    const text = 'Engineers reopened the bridge in Trondheim on Monday, the city said.';
    writeFileSync(file, article('Bridge reopens', `${today}T00:00:00Z`, text));
    expect((await run('ingest', '--wait', file)).code).toBe(0);
    await until(
      'the digest of the day to have the article',
      async () => (await json('names', 'trond')).names.length > 0,
    );
    expect((await json('names', 'trond')).names).toEqual([
      { name: 'trondheim', canonical: 'Trondheim', types: ['LOCATION'], articles: 1, last: today },
    ]);
    expect((await run('names', 'trond')).out).toMatch(/^name .*\nTrondheim {2}location +1 {2}\d/);
    expect((await run('names', 'trond', '--csv')).out.split('\r\n')[1]).toContain(
      `Trondheim,LOCATION,1,${today},`,
    );
    expect(await run('names', 'zzz')).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('begins with zzz'),
    });
  });
});

describe('trends', () => {
  it('lists the names of most articles', async () => {
    const { names, articles } = await json('trends', '--since', '2026-02-01', '--until', '2026-03-31');
    expect(articles).toBe(3);
    expect(
      names
        .slice(0, 2)
        .map(({ canonical }: { canonical: string }) => canonical)
        .sort(),
    ).toEqual(['Iran', 'United States']);
  });
});

describe('watch', () => {
  it('prints each new article that names something, whatever its date, and ends on an interrupt', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', host.url);
    const lines: Record<string, unknown>[] = [];
    const out = vi.spyOn(console, 'log').mockImplementation((line) => {
      if (String(line).startsWith('{')) lines.push(JSON.parse(line));
    });
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const watching = createProgram().run(['node', 'copydesk', 'watch', 'nato', 'U.S.', '--json']);
    await sleep(1_000);
    writeFileSync(
      join(files, 'late.json'),
      article(
        'NATO again',
        '2011-04-05T00:00:00Z',
        'The council met. NATO and the United States agreed on Tuesday.',
      ),
    );
    await createProgram().run(['node', 'copydesk', 'ingest', join(files, 'late.json')]);
    const found = () => lines.filter(({ watched }) => watched !== undefined);
    await until('the article to be printed', async () => found().length >= 2);
    await sleep(3_000);
    process.emit('SIGINT');
    expect(await watching).toBe(0);
    out.mockRestore();
    error.mockRestore();
    expect(found()).toMatchObject([
      { watched: 'nato', name: 'NATO', key: 'late.json', publishedAt: '2011-04-05T00:00:00.000Z' },
      { watched: 'U.S.', name: 'United States', key: 'late.json' },
    ]);
  }, 60_000);
});

describe('days', () => {
  const day = '2025-01-10';
  const text = [
    'LISBON (Reuters) - The river port of Lisbon opened again on Friday after a storm that had closed it for nine days.',
    'Harbour pilots guided eleven container ships through the narrow channel before noon, the port authority said.',
    'Dock workers praised the repair crews, who had replaced forty damaged bollards and two loading cranes in a week.',
  ];
  beforeAll(async () => {
    const folder = join(dataDir, 'days');
    mkdirSync(folder);
    const put = (name: string, title: string, paragraphs: readonly string[]) =>
      writeFileSync(join(folder, name), article(title, `${day}T08:00:00Z`, paragraphs.join('\n\n')));
    put('port.json', 'Port opens', text);
    put('port-copy.json', 'Lisbon is open again', [...text, 'All rights reserved.']);
    put('bread.json', 'Bread is dearer', [
      'Bakeries in Porto raised the price of bread by a tenth, blaming the cost of flour, yeast and electricity.',
    ]);
    expect((await run('ingest', '--wait', folder)).code).toBe(0);
  }, 120_000);

  it('lists the stories that several articles tell', async () => {
    const { code, out, err } = await run('stories', '--day', day);
    expect(code).toBe(0);
    expect(out).toMatch(/^(Port opens|Lisbon is open again)\n {3}2 articles.*\n.*Lisbon.* · Reuters · /);
    expect(err).toContain(`3 articles of 2 stories, published on ${day}`);
    expect(await json('stories', '--day', day)).toMatchObject({
      articles: 3,
      stories: 2,
      topStories: [{ articles: 2, earlier: 0, agency: 'Reuters' }],
    });
  });

  it('lists the articles that name something by story', async () => {
    const { articles } = await json('about', 'Lisbon', '--by', 'story');
    expect(articles).toMatchObject([{ articles: 2, publishers: 0 }]);
    expect((await run('about', 'Lisbon', '--by', 'story')).out).toContain('2 articles');
    expect((await run('about', 'Lisbon', '--by', 'story', '--csv')).out).toMatch(/,articles,publishers\r\n/);
    expect(await run('about', 'Lisbon', '--by', 'story', '--and', 'Porto')).toMatchObject({ code: 2 });
  });

  it('lists the names of a day, each story once, and says that nothing is unusual yet', async () => {
    const { names, stories } = await json('trends', '--day', day, '--by', 'article');
    expect(stories).toBe(2);
    expect(names).toContainEqual(expect.objectContaining({ canonical: 'Lisbon', articles: 2, stories: 1 }));
    const { code, out, err } = await run('trends', '--day', day);
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('Nothing is unusual yet: of the 28 days before, 0 have articles, and it takes 3');
    expect(await run('trends', '--day', day, '--since', day)).toMatchObject({ code: 2 });
  });

  it('has no story to list on a day without articles', async () => {
    const { code, out, err } = await run('stories', '--day', '2024-01-01');
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('0 articles of 0 stories');
  });

  it('exports a day as lines of JSON and for a spreadsheet, each article with its story', async () => {
    const lines = (await run('export', '--since', day, '--until', day, '--format', 'ndjson')).out.split('\n');
    const articles = lines.map((line) => JSON.parse(line));
    expect(new Set(articles.map(({ story }) => story)).size).toBe(2);
    expect(articles[0].entities.length).toBeGreaterThan(0);
    const csv = (await run('export', '--since', day, '--until', day, '--format', 'csv')).out;
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(csv).toMatch(/article,article_id,object_key,published_at/);
    expect(csv).toContain('2025-01-10T08:00:00.000Z');
  });

  it('exports Parquet, and a deleted article is gone from the next export and from the stories', async () => {
    const out = join(dataDir, 'archive');
    const args = ['export', '--since', day, '--until', day, '--format', 'parquet', '--out', out];
    const ask = async (sql: string) => {
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      return (await connection.runAndReadAll(sql)).getRowObjectsJson();
    };
    const counts = `select count(*)::int as articles, count(distinct story)::int as stories
      from read_parquet('${out}/articles/*/*.parquet')`;
    expect((await run(...args)).code).toBe(0);
    expect(await ask(counts)).toEqual([{ articles: 3, stories: 2 }]);
    expect(
      await ask(`select canonical, count(*)::int as articles from read_parquet('${out}/entities/*/*.parquet')
        where name = 'lisbon' group by canonical`),
    ).toEqual([{ canonical: 'Lisbon', articles: 2 }]);

    const s3 = new S3Client({
      endpoint: host.url,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: LOCAL,
    });
    await s3.send(new DeleteObjectCommand({ Bucket: host.outputs.BucketName, Key: 'port-copy.json' }));
    s3.destroy();
    await until(
      'the deletion to reach the records',
      async () => (await json('stories', '--day', day)).articles === 2,
    );
    expect((await json('stories', '--day', day)).topStories).toEqual([]);
    expect((await run(...args)).code).toBe(0);
    expect(await ask(counts)).toEqual([{ articles: 2, stories: 2 }]);
  }, 60_000);

  it.each([
    [['--since', '2025-02-01', '--until', day, '--format', 'csv'], 'is after --until'],
    [['--since', day, '--format', 'parquet'], 'Name it: --out archive'],
    [['--since', day, '--format', 'csv', '--out', 'x'], 'Leave out --out'],
  ])('refuses to export %j', async (args, says) => {
    expect(await run('export', ...args)).toMatchObject({ code: 1, err: expect.stringContaining(says) });
  });
});
