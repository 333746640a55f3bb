import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { oneItem } from './bundle-of-lines.ts';
import { createUnbundleHarness } from './create-unbundle-harness.ts';

const page = (title: string) => `<!doctype html><title>${title}</title><p>${title} said.</p>`;
type Headers = Readonly<Record<string, string | number>>;
const headLines = (headers: Headers) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');

function record(headers: Headers, content: string | Uint8Array): Buffer {
  const body = Buffer.from(content as Uint8Array);
  const head = `WARC/1.0\r\n${headLines({ ...headers, 'Content-Length': body.length })}\r\n`;
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')]);
}

function response(
  n: number | string,
  content: string | Uint8Array,
  http: Headers = { 'Content-Type': 'text/html; charset=utf-8' },
  { status = '200 OK', ...warc }: { status?: string } & Headers = {},
): Buffer {
  const answer = Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${headLines(http)}\r\n`),
    Buffer.from(content as Uint8Array),
  ]);
  return record(
    { 'WARC-Type': 'response', 'WARC-Target-URI': `https://daily.example/${n}`, ...warc },
    answer,
  );
}

const chunked = (content: Uint8Array) => {
  const parts = [content.subarray(0, 5), content.subarray(5)];
  const written = parts.flatMap((part) => [
    Buffer.from(`${part.length.toString(16)};x=y\r\n`),
    part,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...written, Buffer.from('0\r\n\r\n')]);
};

async function unbundle(content: Uint8Array, msLeft = () => 120_000) {
  const harness = createUnbundleHarness('bundles/crawl.warc.gz');
  harness.setTimeLeft(msLeft);
  await harness.settle(harness.upload(content));
  const report = (await harness.record())?.report;
  return {
    pages: Object.values(harness.articles()).sort(),
    keys: Object.keys(harness.articles()),
    status: (await harness.record())?.status,
    report,
  };
}

const CRAWL = [
  record({ 'WARC-Type': 'warcinfo', 'Content-Type': 'application/warc-fields' }, 'software: crawler\r\n'),
  record({ 'WARC-Type': 'request', 'WARC-Target-URI': 'https://daily.example/1' }, 'GET /1 HTTP/1.1\r\n\r\n'),
  response(1, page('One')),
  response(2, page('Two'), { 'content-type': 'application/xhtml+xml' }),
  response('style.css', 'p { color: red }', { 'Content-Type': 'text/css' }),
  response('ship.jpg', Buffer.from([0xff, 0xd8, 0xff, 0, 10, 13]), { 'Content-Type': 'image/jpeg' }),
  response('old', '', { Location: '/1' }, { status: '301 Moved' }),
  response('gone', page('Not found'), { 'Content-Type': 'text/html' }, { status: '404 Not Found' }),
  record(
    { 'WARC-Type': 'revisit', 'WARC-Target-URI': 'https://daily.example/1' },
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n',
  ),
  record(
    { 'WARC-Type': 'response', 'WARC-Target-URI': 'dns:daily.example', 'Content-Type': 'text/dns' },
    '20260304\ndaily.example. 300 IN A 127.0.0.1',
  ),
  record(
    { 'WARC-Type': 'metadata', 'WARC-Target-URI': 'https://daily.example/1' },
    'via: https://daily.example/',
  ),
];

it.each([
  ['plain', Buffer.concat(CRAWL)],
  ['each record gzipped', Buffer.concat(CRAWL.map((one) => gzipSync(one)))],
  ['gzipped as a whole', gzipSync(Buffer.concat(CRAWL))],
])('a web archive becomes an object for each page, in any slices: %s', async (_, archive) => {
  for (const msLeft of [undefined, oneItem()]) {
    const { pages, keys, status, report } = await unbundle(archive, msLeft);
    expect(pages).toEqual([page('One'), page('Two')]);
    expect(keys.every((key) => /^articles\/crawl\.warc\.gz\/[\da-f]{32}\.html$/.test(key))).toBe(true);
    expect(status).toBe('UNBUNDLED');
    expect(report).toMatchObject({
      format: 'warc',
      counts: { items: 2, written: 2, faults: {}, skipped: { NOT_HTML: 3, NO_SUCCESS: 2, REVISIT: 1 } },
    });
  }
});

const BYTES = Buffer.from(page('Café'));
it.each<[string, Uint8Array, Headers]>([
  ['chunks', chunked(BYTES), { 'Transfer-Encoding': 'chunked' }],
  ['gzip', gzipSync(BYTES), { 'Content-Encoding': 'gzip' }],
  [
    'gzip in chunks',
    chunked(gzipSync(BYTES)),
    { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'x-gzip' },
  ],
  ['deflate', deflateSync(BYTES), { 'Content-Encoding': 'deflate' }],
  ['deflate without its envelope', deflateRawSync(BYTES), { 'Content-Encoding': 'deflate' }],
  ['brotli', brotliCompressSync(BYTES), { 'Content-Encoding': 'br' }],
  ['zstd', zstdCompressSync(BYTES), { 'Content-Encoding': 'zstd' }],
  ['two encodings', brotliCompressSync(gzipSync(BYTES)), { 'Content-Encoding': 'gzip, br' }],
  [
    'headers of an encoding that the archive took off',
    BYTES,
    { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip' },
  ],
  [
    'a charset that the server states',
    Buffer.from(page('Café'), 'latin1'),
    { 'Content-Type': 'text/html; charset="iso-8859-1"' },
  ],
  [
    'UTF-8, although the server states another charset',
    BYTES,
    { 'Content-Type': 'text/html; charset=windows-1251' },
  ],
  ['no content type', BYTES, {}],
])('a page is written without the encodings of its transfer: %s', async (_, content, headers) => {
  const http =
    'Content-Type' in headers || Object.keys(headers).length === 0
      ? headers
      : { 'Content-Type': 'text/html', ...headers };
  const { pages, report } = await unbundle(response(1, content, http));
  expect(report?.faults).toEqual([]);
  expect(pages).toEqual([page('Café')]);
});

it.each<[string, Uint8Array, string]>([
  [
    'of damaged gzip',
    response(1, Buffer.from('abc'), { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' }),
    'UNDECODABLE',
  ],
  [
    'of an unknown encoding',
    response(1, Buffer.from('abc'), { 'Content-Type': 'text/html', 'Content-Encoding': 'lzw' }),
    'UNDECODABLE',
  ],
  [
    'of chunks that end early',
    response(1, '5\r\n<p>Sh\r\n9\r\n', { 'Content-Type': 'text/html', 'Transfer-Encoding': 'chunked' }),
    'CUT_SHORT',
  ],
  ['that the crawler cut', response(1, page('One'), undefined, { 'WARC-Truncated': 'length' }), 'CUT_SHORT'],
  ['that the archive ends in', response(1, page('One')).subarray(0, -30), 'CUT_SHORT'],
  ['of more than 10 MB', response(1, `${page('One')}${' '.repeat(10_000_000)}`), 'TOO_LARGE'],
  [
    'that unpacks to more than 10 MB',
    response(1, gzipSync(Buffer.alloc(10_000_001)), {
      'Content-Type': 'text/html',
      'Content-Encoding': 'gzip',
    }),
    'TOO_LARGE',
  ],
  ['without content', response(1, ''), 'NO_ARTICLE'],
  ['that was archived before', response(2, page('Another')), 'DUPLICATE'],
])('a page is refused, and the others are written: %s', async (_, bad, reason) => {
  const { pages, status, report } = await unbundle(Buffer.concat([response(2, page('Two')), bad]));
  expect(pages).toEqual([page('Two')]);
  expect(status).toBe('PARTIAL');
  expect(report?.counts).toMatchObject({ items: 2, faults: { [reason]: 1 } });
});

it('a film of more than 10 MB is skipped', async () => {
  const film = response('film.mp4', Buffer.alloc(10_000_001), { 'Content-Type': 'video/mp4' });
  const { status, report } = await unbundle(Buffer.concat([film, response(2, page('Two'))]));
  expect(status).toBe('UNBUNDLED');
  expect(report?.counts).toMatchObject({ items: 1, skipped: { NOT_HTML: 1 } });
});

it('a web archive that is damaged keeps the pages before the damage', async () => {
  const { pages, status, report } = await unbundle(
    Buffer.concat([response(1, page('One')), Buffer.from('x'.repeat(70_000)), response(2, page('Two'))]),
  );
  expect(pages).toEqual([page('One')]);
  expect(status).toBe('PARTIAL');
  expect(report?.stop).toMatchObject({ reason: 'UNDECODABLE', detail: expect.stringContaining('record 2') });
});

it('a web archive without pages is rejected, and its record counts what it holds', async () => {
  const { status, report } = await unbundle(response('a.css', 'p {}', { 'Content-Type': 'text/css' }));
  expect(status).toBe('REJECTED');
  expect(report).toMatchObject({ stop: { reason: 'EMPTY' }, counts: { skipped: { NOT_HTML: 1 } } });
});
