import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPipeline } from '../../cli/local-run/start-pipeline.ts';
import { synthesize } from '../../cli/local-run/synthesize.ts';
import { articleIdOf } from '../../core/article/article-id.ts';
import { ArticleReader } from '../../core/store/article-reader.ts';
import type { BundleRecord } from '../../core/store/bundle-items.ts';
import { BundleStore } from '../../core/store/bundle-store.ts';
import { Table } from '../../core/store/table.ts';
import { createTableClient } from '../../core/store/table-client.ts';
import { articleKeyOf } from '../../functions/unbundle/article-key.ts';
import { connectClients, type HostClients } from '../../local/gateway/clients.ts';
import type { RunningHost } from '../../local/start-host.ts';

/** Files of many articles in the whole pipeline on one machine: the deployed template, real wire protocols. */
const TIMEOUT_MS = 60_000;
let dataDir: string;
let host: RunningHost;
let clients: HostClients;
let bundles: BundleStore;
let reader: ArticleReader;
let bucket: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'copydesk-test-'));
  host = await startPipeline({ assemblyDir: await synthesize(), dataDir, port: 0, warn: () => {} });
  clients = connectClients(host.url);
  const table = createTableClient(clients.dynamoDb);
  bundles = new BundleStore(new Table(host.outputs.TableName as string, table));
  reader = new ArticleReader(new Table(host.outputs.TableName as string, table));
  bucket = host.outputs.BucketName as string;
}, 120_000);

afterAll(async () => {
  for (const client of Object.values(clients ?? {})) client.destroy();
  await host?.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function upload(key: string, content: string | Uint8Array): Promise<BundleRecord> {
  const before = await bundles.read(articleIdOf(bucket, key));
  await clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: content }));
  return until(async () => {
    const record = await bundles.read(articleIdOf(bucket, key));
    return record && record.generation !== before?.generation && record.status !== 'UNBUNDLING'
      ? record
      : undefined;
  });
}

/** The article of an item, once it is done. */
const articleOf = (key: string, id: string, extension: 'json' | 'xml', title: string) =>
  until(async () => {
    const view = await reader.readArticle(articleIdOf(bucket, articleKeyOf(key, id, extension)));
    return view?.card?.title === title && view.head.status !== 'ENRICHING' ? view.card : undefined;
  });

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + TIMEOUT_MS; Date.now() < end; await sleep(50)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`Nothing after ${TIMEOUT_MS} ms`);
}

const TEXT = 'Mayor Ilse Brandt opened the hall in Bonn on Monday. She said that it would stay open.';
const news = (id: string, headline: string) =>
  JSON.stringify({
    '@type': 'NewsArticle',
    '@id': id,
    headline,
    author: { '@type': 'Person', name: 'Nadia Haddad' },
    datePublished: '2026-11-23T08:00:00Z',
    publisher: { '@type': 'Organization', name: 'The Bonn Daily' },
    articleBody: TEXT,
  });

const RSS = `<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Bonn Daily</title><language>en</language>
<item><guid>r1</guid><title>Caf\u00e9 opens &amp; stays</title><dc:creator>Nadia Haddad</dc:creator>
<pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate><content:encoded><![CDATA[<p>${TEXT}</p><p>More of it.</p>]]></content:encoded></item>
</channel></rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Bonn Daily</title>
<entry><id>a1</id><title>Hall opens</title><published>2026-11-23T08:00:00Z</published><author><name>Nadia Haddad</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${TEXT}</p></div></content></entry></feed>`;

const NEWSML = `<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:x="http://www.w3.org/1999/xhtml">
<header><sent>2026-11-23T08:00:00Z</sent></header><itemSet>
<packageItem guid="p1"><groupSet/></packageItem>
<newsItem guid="n1" version="1"><itemMeta><firstCreated>2026-11-23T08:00:00Z</firstCreated></itemMeta>
<contentMeta><headline>Hall opens</headline><by>Nadia Haddad</by></contentMeta>
<contentSet><inlineXML><x:html><x:body><x:p>${TEXT}</x:p></x:body></x:html></inlineXML></contentSet></newsItem>
</itemSet></newsMessage>`;

it.each([
  [
    'bundles/agency/day.jsonl',
    'j1',
    'json',
    `${news('j1', 'Hall opens')}\nbad\n${news('j2', 'Bridge opens')}\n`,
    'Hall opens',
  ],
  ['bundles/packed.jsonl.gz', 'j1', 'json', gzipSync(news('j1', 'Hall opens')), 'Hall opens'],
  ['bundles/feed.rss', 'r1', 'json', Buffer.from(RSS, 'latin1'), 'Caf\u00e9 opens & stays'],
  ['bundles/feed.atom.gz', 'a1', 'json', gzipSync(ATOM), 'Hall opens'],
  ['bundles/package.xml', 'n1', 'xml', NEWSML, 'Hall opens'],
] as const)(
  '%s becomes enriched articles with all facts that it states',
  { timeout: TIMEOUT_MS },
  async (key, id, extension, content, title) => {
    const record = await upload(key, content);
    expect(record.report?.stop).toBeUndefined();
    const card = await articleOf(key, id, extension, title);
    expect(card).toMatchObject({
      status: 'ENRICHED',
      title,
      byline: 'Nadia Haddad',
      publishedAt: '2026-11-23T08:00:00.000Z',
      language: 'en',
    });
    if (extension === 'json') expect(card.publisher).toBe('The Bonn Daily');
  },
);

it('a bundle that is uploaded twice, then corrected, overwrites only the changed article', {
  timeout: TIMEOUT_MS,
}, async () => {
  const key = 'bundles/twice.jsonl';
  const first = await upload(key, `${news('t1', 'Old')}\n${news('t2', 'Stays')}\nbad`);
  expect(first).toMatchObject({
    status: 'PARTIAL',
    report: { counts: { written: 2, faults: { NOT_JSON: 1 } } },
  });
  const before = await articleOf(key, 't1', 'json', 'Old');
  const again = await upload(key, `${news('t1', 'Old')}\n${news('t2', 'Stays')}\nbad`);
  expect(again.report?.counts).toMatchObject({ written: 0, unchanged: 2 });
  const corrected = await upload(key, `${news('t2', 'Stays')}\n${news('t1', 'New')}`);
  expect(corrected).toMatchObject({ status: 'UNBUNDLED', report: { counts: { written: 1, unchanged: 1 } } });
  expect((await articleOf(key, 't1', 'json', 'New')).articleId).toBe(before.articleId);
  expect(await reader.readArticle(articleIdOf(bucket, key))).toBeUndefined();
});
