import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ARTICLES_PREFIX } from '../../../core/article/bundle.ts';
import { line, lines, oneItem, titles } from './bundle-of-lines.ts';
import { createUnbundleHarness } from './create-unbundle-harness.ts';

describe('a bundle', () => {
  it('becomes an object for each article, with the content of its line', async () => {
    const harness = createUnbundleHarness();
    await harness.settle(harness.upload(lines(line(1), line(2))));
    expect(Object.values(harness.articles()).sort()).toEqual([line(1), line(2)]);
    expect(Object.keys(harness.articles()).every((key) => key.startsWith('articles/day.jsonl/'))).toBe(true);
    expect(await harness.record()).toMatchObject({
      status: 'UNBUNDLED',
      report: {
        format: 'json-lines',
        counts: { items: 2, written: 2, unchanged: 0, faults: {} },
        faults: [],
      },
    });
    expect(harness.events).toMatchObject([
      { type: 'bundle.unbundled', detail: { bucket: 'articles', status: 'UNBUNDLED' } },
    ]);
  });

  it('uploaded twice puts each object once', async () => {
    const harness = createUnbundleHarness();
    const content = lines(line(1), line(2));
    await harness.settle(harness.upload(content));
    await harness.settle(harness.upload(content));
    expect(harness.puts).toHaveLength(2);
    expect((await harness.record())?.report?.counts).toMatchObject({ written: 0, unchanged: 2 });
  });

  it('corrected and uploaded again overwrites only the articles that changed', async () => {
    const harness = createUnbundleHarness();
    await harness.settle(harness.upload(lines(line(1), line(2))));
    await harness.settle(harness.upload(lines(line(2, 'Corrected'), line(1), line(3))));
    expect(titles(harness)).toEqual(['Corrected', 'Title 1', 'Title 3']);
    expect(harness.puts).toHaveLength(4);
    expect((await harness.record())?.report?.counts).toMatchObject({ written: 2, unchanged: 1 });
  });

  it('uploaded again restores an article that was deleted by hand', async () => {
    const harness = createUnbundleHarness();
    await harness.settle(harness.upload(lines(line(1))));
    for (const key of Object.keys(harness.articles())) harness.objects.delete(key);
    await harness.settle(harness.upload(lines(line(1))));
    expect(titles(harness)).toEqual(['Title 1']);
  });

  it('redelivered events do not restore an article that was deleted by hand', async () => {
    const harness = createUnbundleHarness();
    const event = harness.upload(lines(line(1)));
    await harness.settle(event);
    for (const key of Object.keys(harness.articles())) harness.objects.delete(key);
    await harness.settle(event);
    const generation = (await harness.record())?.generation ?? '';
    await harness.settle({ type: 'go-on', bucket: 'articles', key: 'bundles/day.jsonl', generation });
    expect(harness.articles()).toEqual({});
  });

  it('deleted after it was read keeps its articles', async () => {
    const harness = createUnbundleHarness();
    await harness.settle(harness.upload(lines(line(1))));
    await harness.settle(harness.remove());
    expect(titles(harness)).toEqual(['Title 1']);
    expect(await harness.record()).toMatchObject({ status: 'UNBUNDLED' });
  });

  it('deleted while it is read ends as GONE, and is read to its end once it is put back', async () => {
    const harness = createUnbundleHarness();
    const content = lines(line(1), line(2));
    harness.setTimeLeft(oneItem());
    await harness.deliver(harness.upload(content));
    await harness.deliver(harness.take());
    harness.remove();
    await harness.settle();
    expect(await harness.record()).toMatchObject({ status: 'PARTIAL', report: { stop: { reason: 'GONE' } } });
    expect(titles(harness)).toEqual(['Title 1']);
    harness.setTimeLeft(() => 120_000);
    const { etag: _, ...putBack } = harness.upload(content) as { etag?: string } & ReturnType<
      typeof harness.upload
    >;
    await harness.settle({ ...putBack, kind: 'delete' } as never);
    expect(titles(harness)).toEqual(['Title 1', 'Title 2']);
  });

  it('deleted while it is read, and with its message lost, is finished by a backfill', async () => {
    const harness = createUnbundleHarness();
    harness.setTimeLeft(oneItem());
    await harness.deliver(harness.upload(lines(line(1), line(2))));
    await harness.deliver(harness.take());
    harness.remove();
    harness.queue.splice(0);
    await harness.settle(harness.backfill);
    expect(await harness.record()).toMatchObject({ status: 'PARTIAL', report: { stop: { reason: 'GONE' } } });
    await harness.settle(harness.backfill);
    expect(harness.events).toHaveLength(1);
  });

  it.each([
    ['no bytes', '', 'EMPTY'],
    ['white space', ' \n\n', 'EMPTY'],
    ['prose', 'Harbour opens\n\nIt opens.', 'UNSUPPORTED_FORMAT'],
    ['a list of numbers', '[1, 2]', 'UNSUPPORTED_FORMAT'],
    ['a table without a text', 'year,ships\n2025,3\n', 'UNSUPPORTED_FORMAT'],
    ['a page', '<!doctype html><html><body></body></html>', 'UNSUPPORTED_FORMAT'],
    ['entities', '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel></channel></rss>', 'UNSUPPORTED_FORMAT'],
    ['an unknown encoding', '<?xml version="1.0" encoding="x-klingon"?><rss/>', 'UNDECODABLE'],
    ['damaged gzip', Buffer.concat([gzipSync('{}').subarray(0, 12), Buffer.alloc(9)]), 'UNDECODABLE'],
  ])('is rejected in one attempt: %s', async (_, content, reason) => {
    const harness = createUnbundleHarness();
    await harness.settle(harness.upload(content));
    expect(await harness.record()).toMatchObject({ status: 'REJECTED', report: { stop: { reason } } });
    expect(harness.events).toMatchObject([{ type: 'bundle.rejected' }]);
  });

  it.each([
    ['windows-1252', 'Le café « fermé » coûte très cher à Genève, déjà vu.'],
    ['koi8-r', 'Порт открыт сегодня, сказал Министр на заседании в Городе.'],
    ['windows-1251', 'Порт открыт сегодня, сказал министр на заседании в городе.'],
  ])('a feed that does not declare its charset is read in %s', async (charset, title) => {
    const harness = createUnbundleHarness();
    const table = new TextDecoder(charset);
    const bytes = [...title].map(
      (it) => [...Array(256).keys()].find((byte) => table.decode(new Uint8Array([byte])) === it) ?? 63,
    );
    const [start, end] = ['<rss><channel><item><title>', '</title></item></channel></rss>'].map((it) =>
      Buffer.from(it),
    );
    await harness.settle(harness.upload(Buffer.concat([start as Buffer, Buffer.from(bytes), end as Buffer])));
    expect(Object.values(harness.articles()).map((body) => JSON.parse(body).headline)).toEqual([title]);
  });

  const two = [line(1, 'One'), line(2, 'Two')];
  it.each([
    ['a list', `[${two}]`],
    ['a list over many lines', `[\n  ${two.join(',\n  ')}\n]\n`],
    ['an answer of NewsAPI', `{"status":"ok","totalResults":2,"articles":[${two}]}`],
    ['an answer of Event Registry', `{"articles":{"page":1,"results":[${two}]},"info":[{"a":1}]}`],
    ['an answer of the New York Times', `{"response":{"docs":[${two}],"meta":{"hits":2}}}`],
    ['JSON Feed', `{"version":"https://jsonfeed.org/version/1","title":"T {[","items":[${two}]}`],
    ['JSON Lines with lists', two.map((one) => one.replace('{', '{"items":[{"id":9}],')).join('\n')],
    ['CSV', 'id,title,text\n1,One,"One said."\n2,Two,Two said.\n'],
    [
      'CSV with line ends of Windows, a mark and quotes',
      '\ufeffid,title,text\r\n1,One,"One ""said"",\r\nagain."\r\n2,Two,5" said.\r\n',
    ],
    ['CSV with semicolons', 'id;title;Body\n\n1;One;One said.\n2;Two;Two said.'],
    ['TSV', 'title\turl\ttext\nOne\thttps://a.example/1\tOne said.\nTwo\thttps://a.example/2\tTwo said.\n'],
  ])('is read in any slices: %s', async (_, content) => {
    for (const msLeft of [() => 120_000, oneItem()]) {
      const harness = createUnbundleHarness();
      harness.setTimeLeft(msLeft);
      await harness.settle(harness.upload(content));
      expect(titles(harness)).toEqual(['One', 'Two']);
      expect(await harness.record()).toMatchObject({ status: 'UNBUNDLED', report: { counts: { items: 2 } } });
    }
  });

  it('of mails becomes an object for each mail, without the line before it', async () => {
    const mail = (id: number) =>
      `From MAILER-DAEMON Wed Mar  4 09:1${id}:00 2026\nFrom: Ana <a@b.example>\nSubject: Größe ${id}\nMessage-ID: <${id}@x>\n\nShips came.\n\n>From Bergen.\nFrom Oslo.\n\n`;
    const bytes = Buffer.concat([Buffer.from(mail(1)), Buffer.from(mail(2), 'latin1')]);
    for (const msLeft of [() => 120_000, oneItem()]) {
      const harness = createUnbundleHarness();
      harness.setTimeLeft(msLeft);
      await harness.settle(harness.upload(bytes));
      const bodies = [...harness.objects].filter(([key]) => key.endsWith('.eml')).map(([, { body }]) => body);
      expect(bodies).toHaveLength(2);
      expect(bodies[0]?.toString()).toBe(
        'From: Ana <a@b.example>\nSubject: Größe 1\nMessage-ID: <1@x>\n\nShips came.\n\nFrom Bergen.\nFrom Oslo.\n',
      );
      expect(bodies[1]?.toString('latin1')).toContain('Subject: Größe 2');
    }
  });

  it('of NewsML 1 becomes a document for each item', async () => {
    const item = (id: number) =>
      `<NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:${id}</PublicIdentifier></NewsIdentifier></Identification><NewsComponent/></NewsItem>`;
    const harness = createUnbundleHarness();
    await harness.settle(harness.upload(`<NewsML><NewsEnvelope/>${item(1)}${item(2)}</NewsML>`));
    expect(
      Object.values(harness.articles())
        .map((body) => body.split('\n')[1])
        .sort(),
    ).toEqual([item(1), item(2)]);
  });

  it.each([
    ['a list in JSON', `{"articles":[${line(1)},{"id":2,"text":"Tw`, 'NOT_JSON'],
    ['a table', 'id,title,text\n1,Title 1,One.\n2,Two,"It sa', 'NOT_JSON'],
  ])('that is cut short keeps its whole items: %s', async (_, content, reason) => {
    const harness = createUnbundleHarness();
    await harness.settle(harness.upload(content));
    expect(titles(harness)).toEqual(['Title 1']);
    expect(await harness.record()).toMatchObject({
      status: 'PARTIAL',
      report: { counts: { items: 2, faults: { [reason]: 1 } } },
    });
  });

  it('that unpacks to 200 times its size is rejected', async () => {
    const harness = createUnbundleHarness();
    await harness.settle(harness.upload(gzipSync(`{"text":"${'x'.repeat(40_000_000)}"}`)));
    expect(await harness.record()).toMatchObject({
      status: 'REJECTED',
      report: { stop: { reason: 'OBJECT_TOO_LARGE', detail: expect.stringContaining('200 times') } },
    });
  });

  it('without items is rejected', async () => {
    const harness = createUnbundleHarness();
    await harness.settle(harness.upload('<rss><channel><title>T</title></channel></rss>'));
    expect(await harness.record()).toMatchObject({
      status: 'REJECTED',
      report: { stop: { reason: 'EMPTY' } },
    });
  });

  it('with bad lines reports each of them, and writes the others', async () => {
    const harness = createUnbundleHarness();
    const bad = [line(1), 'no json', '', '[1]', '7', line(1, 'Same id'), '{"title":"cut', line(2)];
    await harness.settle(
      harness.upload(Buffer.concat([Buffer.from(lines(...bad)), Buffer.from([0x7b, 0xff, 0x7d, 0x0a])])),
    );
    expect(titles(harness)).toEqual(['Title 1', 'Title 2']);
    const record = await harness.record();
    expect(record).toMatchObject({
      status: 'PARTIAL',
      report: { counts: { items: 8, written: 2, faults: { NOT_JSON: 4, DUPLICATE: 1, UNDECODABLE: 1 } } },
    });
    expect(record?.report?.faults.map(({ number, reason }) => `${number} ${reason}`)).toEqual([
      '2 NOT_JSON',
      '4 NOT_JSON',
      '5 NOT_JSON',
      '6 DUPLICATE',
      '7 NOT_JSON',
      '9 UNDECODABLE',
    ]);
    expect(record?.report?.faults[3]?.detail).toContain('item 1');
  });

  it('that is cut short keeps the items before the cut', async () => {
    const harness = createUnbundleHarness();
    const many = Array.from({ length: 3_000 }, (_, i) => line(i, `Title ${i} ${Math.sin(i)}`));
    await harness.settle(harness.upload(gzipSync(lines(...many)).subarray(0, -500)));
    const record = await harness.record();
    expect(record).toMatchObject({ status: 'PARTIAL', report: { stop: { reason: 'UNDECODABLE' } } });
    expect(record?.report?.counts.written).toBe(Object.keys(harness.articles()).length);
    expect(record?.report?.counts.written).toBeGreaterThan(1_000);
  });
});

describe('slices', () => {
  it.each([
    ['plain', (text: string) => Buffer.from(text)],
    ['gzipped', (text: string) => gzipSync(text)],
    ['in UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('end when time is up, and the next starts there: %s', async (_, pack) => {
    const whole = createUnbundleHarness();
    const sliced = createUnbundleHarness();
    // A duplicate and a bad line, each in its own slice.
    const content = pack(lines(line(1), line(2, 'é 😀'), 'bad', line(3), '', line(1, 'Again'), line(4)));
    await whole.settle(whole.upload(content));
    sliced.setTimeLeft(oneItem());
    await sliced.settle(sliced.upload(content));
    expect(sliced.articles()).toEqual(whole.articles());
    expect(await sliced.record()).toEqual(await whole.record());
    expect(sliced.requests()).toBeGreaterThan(whole.requests() + 10);
  });
});

it('articles are written only under articles/, whatever the names of the bundle and its items', async () => {
  for (const key of [
    'bundles/a.jsonl',
    'bundles/bundles/b',
    'bundles/../up',
    'bundles//',
    `bundles/${'é'.repeat(500)}`,
  ]) {
    const harness = createUnbundleHarness(key);
    const ids = ['bundles/x', '../../bundles/x', '/', '😀', 'x'.repeat(5_000)];
    await harness.settle(harness.upload(lines(...ids.map((id) => JSON.stringify({ id, text: 'Text.' })))));
    expect(harness.puts).toHaveLength(ids.length);
    for (const put of harness.puts) {
      expect(put.startsWith(ARTICLES_PREFIX)).toBe(true);
      expect(Buffer.byteLength(put)).toBeLessThanOrEqual(1_024);
    }
  }
});
