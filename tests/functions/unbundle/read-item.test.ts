import { describe, expect, it } from 'vitest';
import type { BundleContext } from '../../../core/store/bundle-items.ts';
import { extractArticle } from '../../../functions/split/extract/extract-article.ts';
import type { Item } from '../../../functions/unbundle/item.ts';
import { readItem } from '../../../functions/unbundle/read-item.ts';

const context = (format: BundleContext['format'], overrides: Partial<BundleContext> = {}): BundleContext => ({
  format,
  isPacked: false,
  encoding: 'utf-8',
  prefix: '',
  ...overrides,
});
const read = (text: string | Buffer, of: BundleContext, number = 2) => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return readItem({ number, end: 0, size: bytes.length, bytes }, of) as Item | undefined;
};
const json = (item: Item | undefined) => JSON.parse(Buffer.from(item?.body ?? []).toString());

describe('a line', () => {
  const lines = context('json-lines');

  it.each([
    ['{"@id":"a","url":"b"}', 'a'],
    ['{"url":" b ","title":"T"}', 'b'],
    ['{"id":5}', '5'],
    ['{"id":0,"url":"b"}', '0'],
    ['{"id":"","link":"l"}', 'l'],
    ['{"identifier":{"@type":"PropertyValue","value":"v"}}', 'v'],
    ['{"mainEntityOfPage":{"@id":"m"}}', 'm'],
    ['{"uri":"urn:x"}', 'urn:x'],
  ])('%s has the id %s', (line, id) => {
    expect(read(line, lines)?.id).toBe(id);
  });

  it('without an id has a digest of its trimmed content as its id', () => {
    expect(read(' {"text":"A"}\r', lines)?.id).toBe(read('{"text":"A"}', lines)?.id);
    expect(read('{"text":"A"}', lines)?.id).not.toBe(read('{"text":"B"}', lines)?.id);
  });

  it('is written unchanged', () => {
    expect(
      Buffer.from(read('{"id":1,  "x":1e400, "y":12345678901234567890}\r', lines)?.body ?? []).toString(),
    ).toBe('{"id":1,  "x":1e400, "y":12345678901234567890}');
  });

  it('that is the first may have a byte order mark', () => {
    expect(read('\ufeff{"id":1}', lines, 1)?.id).toBe('1');
  });

  it.each(['', '  \r', '\t'])('that is blank (%j) is not an item', (line) => {
    expect(read(line, lines)).toBeUndefined();
  });

  it.each(['{', 'null', '1', '"text"', '[{"id":1}]', '{"id":1} {"id":2}'])('%s is a fault', (line) => {
    expect(() => read(line, lines)).toThrow(expect.objectContaining({ reason: 'NOT_JSON' }));
  });
});

describe('an item of a feed', () => {
  const rss = context('rss', { source: 'The Daily', language: 'en' });
  const article = (xml: string, of = rss) => json(read(xml, of));

  it('keeps title, authors, date, link, publisher, language and text', () => {
    expect(
      article(
        `<item><title>Tom &amp; Ann &#8212; &lt;b&gt;news&lt;/b&gt;</title><link>https://n.example/1</link><guid>g1</guid>
        <dc:creator>Ann Bo</dc:creator><dc:creator>Cy Di</dc:creator><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate>
        <description>&lt;p&gt;Short&lt;/p&gt;</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded></item>`,
      ),
    ).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      identifier: 'g1',
      url: 'https://n.example/1',
      headline: 'Tom & Ann — news',
      author: [
        { '@type': 'Person', name: 'Ann Bo' },
        { '@type': 'Person', name: 'Cy Di' },
      ],
      datePublished: 'Mon, 23 Nov 2026 08:00:00 GMT',
      publisher: { '@type': 'Organization', name: 'The Daily' },
      inLanguage: 'en',
      articleBody: '<div><p>Long</p></div>',
    });
  });

  it.each([
    ['its guid', '<item><guid>g</guid><link>l</link><title>T</title></item>', 'g'],
    ['its id', '<entry><id>i</id><link href="l"/><title>T</title></entry>', 'i'],
    ['its address in RDF', '<item rdf:about="a"><title>T</title></item>', 'a'],
    ['its link', '<item><link>l</link><title>T</title></item>', 'l'],
    ['its alternate link', '<entry><link rel="self" href="s"/><link href="h"/><title>T</title></entry>', 'h'],
  ])('has as its id %s', (_, xml, id) => {
    expect(read(xml, rss)?.id).toBe(id);
  });

  it.each([
    ['plain text', '<description>A &amp; B</description>', 'A & B'],
    ['escaped markup', '<description>A &lt;b&gt;B&lt;/b&gt;</description>', '<div>A <b>B</b></div>'],
    [
      'unescaped markup',
      '<description>A <b>B</b> &amp; C<br/></description>',
      '<div>A <b>B</b> &amp; C<br></div>',
    ],
    ['named characters', '<description>caf&amp;eacute;</description>', '<div>caf&eacute;</div>'],
    [
      'text that looks like markup',
      '<content type="text">a &lt;p&gt; tag\n\nend</content>',
      '<p>a &lt;p&gt; tag</p>\n<p>end</p>',
    ],
    [
      'XHTML',
      '<content type="xhtml"><x:div><x:p>A</x:p></x:div></content>',
      '<div><div><p>A</p></div></div>',
    ],
    ['a summary alone', '<summary>S</summary>', 'S'],
    [
      'a text of its own before that of another vocabulary',
      '<x:description>X</x:description><description>D</description>',
      'D',
    ],
    ['a text of another vocabulary alone', '<dc:description>X</dc:description>', 'X'],
    ['an XHTML body', '<body xmlns="http://www.w3.org/1999/xhtml"><p>A</p></body>', '<div><p>A</p></div>'],
    [
      'an XHTML body with a prefix',
      '<description>D</description><xhtml:body><xhtml:p>A</xhtml:p></xhtml:body>',
      '<div><p>A</p></div>',
    ],
    ['an XHTML division', '<div xmlns="http://www.w3.org/1999/xhtml"><p>A</p></div>', '<div><p>A</p></div>'],
    [
      "a podcast's summary alone",
      '<itunes:summary>S</itunes:summary><itunes:subtitle>U</itunes:subtitle>',
      'S',
    ],
    ["a film's description alone", '<media:description>F</media:description>', 'F'],
    [
      'an excerpt beside its text',
      '<excerpt:encoded>E</excerpt:encoded><content:encoded>C</content:encoded>',
      'C',
    ],
    ['text in base64', '<content mode="base64">\n QSA8Yj7DqTwvYj4= </content>', '<div>A <b>é</b></div>'],
    ['text in base64 by its type', '<content type="application/octet-stream">QQ==</content>', 'A'],
    [
      'a full item',
      '<description>D</description><fullitem>&lt;p&gt;F&lt;/p&gt;</fullitem>',
      '<div><p>F</p></div>',
    ],
    [
      'a text in a group of films',
      '<media:group><media:description>F</media:description></media:group>',
      'F',
    ],
    ['no text at all: the title', '', 'T'],
    ['a film beside it', '<media:description>film</media:description><description>D</description>', 'D'],
    ['entities of its own', '<description>&amp;boom; &boom;</description>', '<div>&boom; &boom;</div>'],
  ])('with %s', (_, body, text) => {
    expect(article(`<item><guid>g</guid><title>T</title>${body}</item>`).articleBody).toBe(text);
  });

  it.each([
    ['<title>Brandt &amp; Klein</title>', 'Brandt & Klein'],
    ['<title>Brandt &amp;amp; Klein</title>', 'Brandt & Klein'],
    ['<title>Brandt &amp;amp;amp; Klein</title>', 'Brandt & Klein'],
    ['<title>Lisport&amp;#8217;s port</title>', 'Lisport’s port'],
    ['<title><![CDATA[Caf&eacute; &#038; bar]]></title>', 'Café & bar'],
    ['<title type="text">a &amp;lt; b</title>', 'a &lt; b'],
    ['<x:title>Other</x:title><title>Own</title>', 'Own'],
    ['<media:title>Film</media:title><title>Own</title>', 'Own'],
    ['<media:title>Film</media:title>', 'Film'],
  ])('%s is the title %s', (xml, title) => {
    expect(article(`<item>${xml}<description>D</description></item>`).headline).toBe(title);
  });

  it('with a prefix prefers elements with its prefix', () => {
    const item = '<a:entry><x:title>Other</x:title><a:title>Own</a:title><a:summary>S</a:summary></a:entry>';
    expect(article(item, context('atom', { prefix: 'a:' }))).toMatchObject({
      headline: 'Own',
      articleBody: 'S',
    });
  });

  it.each([
    ['<author>desk@n.example (Ilse Brandt)</author>', ['Ilse Brandt']],
    ['<author><name>Ilse Brandt</name></author>', ['Ilse Brandt']],
    ['<author>desk@n.example</author>', undefined],
    ['<source url="u">The Wire</source>', undefined],
  ])('%s names %j', (xml, names) => {
    const { author, publisher } = article(`<item><title>T</title>${xml}</item>`);
    expect(author?.map(({ name }: { name: string }) => name)).toEqual(names);
    expect(publisher.name).toBe(xml.startsWith('<source') ? 'The Wire' : 'The Daily');
  });

  it('with neither title nor text is a fault', () => {
    expect(() => read('<item><guid>g</guid></item>', rss)).toThrow(
      expect.objectContaining({ reason: 'NO_ARTICLE' }),
    );
  });

  it('is decoded in the declared charset, and is a fault if its bytes do not fit', () => {
    const latin = Buffer.from('<item><title>Caf\u00e9</title></item>', 'latin1');
    expect(json(read(latin, { ...rss, encoding: 'windows-1252' })).headline).toBe('Café');
    expect(() => read(latin, rss)).toThrow(expect.objectContaining({ reason: 'UNDECODABLE' }));
  });

  it('is read by split with all its facts', async () => {
    const item = read(
      `<item><title>Hall opens</title><dc:creator>Ilse Brandt</dc:creator><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate>
      <description>A &lt;b&gt;hall&lt;/b&gt; opened in Bonn.</description></item>`,
      rss,
    );
    expect(await extractArticle(item?.body ?? new Uint8Array())).toMatchObject({
      format: 'json',
      title: 'Hall opens',
      byline: 'Ilse Brandt',
      publishedAt: '2026-11-23T08:00:00.000Z',
      publisher: 'The Daily',
      text: 'Hall opens\n\nA hall opened in Bonn.',
    });
  });
});

describe('an item of a package', () => {
  const package_ = context('newsml', {
    namespaces: { xmlns: 'http://iptc.org/std/nar/2006-10-01/', 'xmlns:x': 'X' },
  });

  it('becomes a document of its own, with the namespaces of the package', () => {
    const item = read('<newsItem guid="urn:1" xmlns:x="own"><a/></newsItem>', package_);
    expect(item).toMatchObject({ id: 'urn:1', extension: 'xml' });
    expect(Buffer.from(item?.body ?? []).toString()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1" xmlns:x="own"><a/></newsItem>\n',
    );
  });

  it.each(['packageItem', 'conceptItem', 'planningItem'])('that is a %s is a fault', (name) => {
    expect(() => read(`<${name} guid="g"/>`, package_)).toThrow(
      expect.objectContaining({ reason: 'NO_ARTICLE' }),
    );
  });

  it('that is cut short is a fault', () => {
    const frame = { number: 1, end: 9, size: 9, bytes: Buffer.from('<newsItem'), isCut: true };
    expect(() => readItem(frame, package_)).toThrow(expect.objectContaining({ reason: 'NOT_XML' }));
  });
});

it('an item that is too large is a fault with its size', () => {
  const frame = { number: 1, end: 99, size: 99_000_000, bytes: undefined };
  expect(() => readItem(frame, context('json-lines'))).toThrow(
    expect.objectContaining({ reason: 'TOO_LARGE' }),
  );
});

it.each([
  ['json-lines', `{"x":[${'{},'.repeat(500_000)}0]}`],
  ['rss', `<item><title>Harbour opens</title>${'<a>'.repeat(1_000_000)}</item>`],
] as const)('what would take too much memory to parse is refused unparsed: %s', (format, text) => {
  const bytes = Buffer.from(text);
  const frame = { number: 1, end: bytes.length, size: bytes.length, bytes };
  expect(() => readItem(frame, context(format))).toThrow(expect.objectContaining({ reason: 'TOO_LARGE' }));
});
