import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const extract = (source: string) => extractArticle(new TextEncoder().encode(source));
const EXPECTED = {
  format: 'xml',
  title: 'Harbour opens',
  byline: 'Ana Marsh',
  publishedAt: '2026-11-24T09:30:00.000Z',
  text: 'Harbour opens\n\nShips & crews came.\n\nLater\n\nThey left.',
};

const NITF = `<nitf><head><title>Harbour</title><docdata><date.issue norm="20261124T093000Z"/></docdata></head>
<body><body.head><hedline><hl1>Harbour <em>opens</em></hl1></hedline><byline>By Ana Marsh</byline></body.head>
<body.content><block><p>Ships &amp; crews came.</p><hl2>Later</hl2><p>They left.</p></block></body.content>
<body.end><tagline>(The Daily)</tagline></body.end></body></nitf>`;
const newsItem = (content: string) => `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1">
<itemMeta><versionCreated>2026-11-24T12:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2026-11-24T10:30:00+01:00</contentCreated><by>Ana Marsh</by><headline>Harbour opens</headline></contentMeta>
<contentSet>${content}</contentSet></newsItem>`;

describe('an article in XML', () => {
  it.each([
    ['NITF', NITF],
    [
      'NITF with a declaration and a document type',
      `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">\n${NITF}`,
    ],
    [
      'NewsML-G2 with XHTML',
      `<?xml version="1.0"?>${newsItem('<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>Ships &amp; crews came.</p><h2>Later</h2><p>They left.</p></body></html></inlineXML>')}`,
    ],
    [
      'NewsML-G2 with text',
      newsItem(
        '<inlineData contenttype="text/plain">Ships &amp; crews came.\n\nLater\n\nThey left.</inlineData>',
      ),
    ],
    [
      'NewsML-G2 with NITF, in a message',
      `<newsMessage><itemSet>${newsItem(`<inlineXML>${NITF}</inlineXML>`)}</itemSet></newsMessage>`,
    ],
  ])('%s', async (_, source) => {
    expect(await extract(source)).toEqual(EXPECTED);
  });

  it('is decoded in the charset that it declares', async () => {
    const source = `<?xml version="1.0" encoding="iso-8859-1"?>${NITF.replace('Ships', 'Größere Schiffe')}`;
    expect((await extractArticle(Buffer.from(source, 'latin1'))).text).toContain('Größere Schiffe');
  });

  it.each([
    ['a feed', '<?xml version="1.0"?><rss version="2.0"><channel><item/></channel></rss>', '<rss>'],
    ['another vocabulary', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', '<svg>'],
    ['a package', `<newsMessage>${newsItem('')}${newsItem('')}</newsMessage>`, '2 items'],
    [
      'a billion laughs',
      '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><nitf><body>&b;</body></nitf>',
      'entities',
    ],
    [
      'a file of the machine',
      '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body>&x;</body></nitf>',
      'entities',
    ],
    ['nested too deep', `<nitf>${'<block>'.repeat(100_000)}`, 'nested'],
  ])('is rejected: %s', async (_, source, why) => {
    await expect(extract(source)).rejects.toMatchObject({
      reason: 'UNSUPPORTED_FORMAT',
      message: expect.stringContaining(why),
    });
  });

  it('is rejected as EMPTY if its body is empty', async () => {
    await expect(extract('<nitf><body><body.content/></body></nitf>')).rejects.toMatchObject({
      reason: 'EMPTY',
    });
  });
});

const nitf = (head: string, content = '<p>The board voted.</p>', extra = '') =>
  `<nitf><head><docdata>${extra}</docdata></head><body><body.head><hedline><hl1>Harbour closes</hl1></hedline>${head}</body.head><body.content>${content}</body.content></body></nitf>`;
const SUBJECT = '<identified-content><person>Angela Morrow</person></identified-content>';

describe('the byline of NITF', () => {
  it.each([
    ['beside a position', '<byline>By Alena Horak, <byttl>Staff Reporter</byttl></byline>', 'Alena Horak'],
    ['before a position', '<byline><byttl>Reporter</byttl> Alena Horak</byline>', 'Alena Horak'],
    ['after a dash', '<byline>Alena Horak — <byttl>Bergen</byttl></byline>', 'Alena Horak'],
    ['as a person', '<byline>By <person>Alena Horak</person><byttl>Writer</byttl></byline>', 'Alena Horak'],
    [
      'as two persons',
      '<byline>By <person>Alena Horak</person> and <person>Jonas Petersen</person><byttl>Writers</byttl></byline>',
      'Alena Horak, Jonas Petersen',
    ],
    [
      'twice, in two orders',
      '<byline class="print_byline">By ALENA HORAK</byline><byline class="normalized_byline">Horak, Alena</byline>',
      'ALENA HORAK',
    ],
    ['nowhere', '', undefined],
    ['as a position alone', '<byline><byttl>Staff</byttl></byline>', undefined],
  ])('is read %s, and is never a person of the news', async (_, byline, expected) => {
    const source = nitf(byline, '<p>Mayor <person>Ilse Brandt</person> spoke.</p>', SUBJECT);
    expect((await extract(source)).byline).toBe(expected);
  });
});

describe('the text of NITF', () => {
  it('has the second headline, and no name of a photographer', async () => {
    const media =
      '<media><media-reference source="x.jpg"/><media-caption>Cranes.</media-caption><media-producer>Tomas Ruud</media-producer></media>';
    const source = nitf('', `<p>The board voted.</p>${media}`).replace(
      '</hedline>',
      '<hl2>Mayor promises jobs</hl2></hedline>',
    );
    expect((await extract(source)).text).toBe(
      'Harbour closes\n\nMayor promises jobs\n\nThe board voted.\n\nCranes.',
    );
  });

  it.each([
    ['one paragraph', '<p>A one.</p>', '<p>A one.</p><p>B two.</p>'],
    ['two paragraphs', '<p>A one.</p><p>B two.</p>', '<p>A one.</p><p>B two.</p>'],
    ['a lead that is not repeated', '<p>A one.</p>', '<p>B two.</p>'],
  ])('has its lead once: %s', async (_, lead, full) => {
    const source = nitf(
      '',
      `<block class="lead_paragraph">${lead}</block><block class="full_text">${full}</block>`,
    );
    expect((await extract(source)).text).toBe('Harbour closes\n\nA one.\n\nB two.');
  });

  it.each([
    '<pubdata date.publication="20060304T000000" name="The Courier"/>',
    '<pubdata date.publication="20060304"/>',
    '<date.release norm="20060304T000000Z"/>',
  ])('is dated by %s', async (date) => {
    expect((await extract(nitf('', '<p>A.</p>', date))).publishedAt).toBe('2006-03-04T00:00:00.000Z');
  });
});

describe('NewsML 1', () => {
  const newsMl = (content: string) =>
    `<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20260305T000000+0000</DateAndTime></NewsEnvelope><NewsItem><Identification><NewsIdentifier><ProviderId>norvale.example</ProviderId><DateId>20260304</DateId></NewsIdentifier></Identification><NewsManagement><FirstCreated>20260304T081500+0000</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>Harbour closes</HeadLine><ByLine>By Alena Horak</ByLine></NewsLines>${content}</NewsComponent></NewsItem></NewsML>`;
  const html =
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>The board voted.</p><p>Ships left.</p></body></html>';
  const item = (content: string) => `<ContentItem><DataContent>${content}</DataContent></ContentItem>`;
  it.each([
    ['XHTML', newsMl(item(html))],
    ['XHTML, with a declaration', `<?xml version="1.0"?>\n${newsMl(item(html))}`],
    [
      'NITF',
      newsMl(
        `<NewsComponent>${item('<nitf><body><body.content><p>The board voted.</p><p>Ships left.</p></body.content></body></nitf>')}</NewsComponent>`,
      ),
    ],
    ['text', newsMl(item('The board voted.\n\nShips left.'))],
    ['a picture first', newsMl(`<ContentItem Href="a.jpg"/>${item(' ')}${item(html)}`)],
  ])('is read with %s', async (_, source) => {
    expect(await extract(source)).toEqual({
      format: 'xml',
      title: 'Harbour closes',
      byline: 'Alena Horak',
      publisher: 'norvale.example',
      publishedAt: '2026-03-04T08:15:00.000Z',
      text: 'Harbour closes\n\nThe board voted.\n\nShips left.',
    });
  });
});

describe('other XML without a declaration is rejected', () => {
  it.each([
    '<urlset><url><loc>https://c.example/</loc></url></urlset>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Ships came.</p><p>They left.</p></body></text></TEI>',
    '<m:note xmlns:m="urn:x">Ships came.</m:note>',
    '<!-- a note --><catalog><book>Ships</book></catalog>\n',
    '<rdf:RDF><item/></rdf:RDF>',
    '<svg><text>Ships came.</text></svg>',
  ])('%s', async (source) => {
    await expect(extract(source)).rejects.toMatchObject({
      reason: 'UNSUPPORTED_FORMAT',
      message: expect.stringContaining('its first element is <'),
    });
  });

  it.each([
    '<hr>Ships came.</hr>',
    '<my-story><p>Ships came.</p><p>They left.</p></my-story>',
    '<em>Ships</em> came.',
  ])('but not HTML or prose: %s', async (source) => {
    expect((await extract(source)).format).toMatch(/^(?:html|text)$/);
  });
});

it('quotes only the start of an element name of a megabyte', async () => {
  const error = await extract(`<?xml version="1.0"?><a${'b'.repeat(1_000_000)}>x</a>`).catch((it) => it);
  expect(error).toMatchObject({ reason: 'UNSUPPORTED_FORMAT', message: expect.stringContaining('<abbb') });
  expect(error.message.length).toBeLessThanOrEqual(500);
});
