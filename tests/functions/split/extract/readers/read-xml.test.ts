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

it('quotes only the start of an element name of a megabyte', async () => {
  const error = await extract(`<?xml version="1.0"?><a${'b'.repeat(1_000_000)}>x</a>`).catch((it) => it);
  expect(error).toMatchObject({ reason: 'UNSUPPORTED_FORMAT', message: expect.stringContaining('<abbb') });
  expect(error.message.length).toBeLessThanOrEqual(500);
});
