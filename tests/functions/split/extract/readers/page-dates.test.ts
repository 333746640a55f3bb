import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const TEXT =
  '<p>The harbour wall was closed at noon on 14 January 2020 after the second storm in a week, and the ferries to the islands stayed in port, the council said on Friday.</p><p>The council will meet again on Monday, the harbour master said, to decide whether the market can open in the square as it does every year.</p>';
const page = (head: string, shown = '', before = '') =>
  `<!doctype html><html lang="en"><head><title>Harbour closed</title>${head}</head><body>${before}<article><h1>Harbour closed</h1>${shown}${TEXT}</article><aside><p>Ferry talks resume <time datetime="2021-03-11">yesterday</time></p></aside><footer>© 2019 The Daily. Founded on 1 May 1995.</footer></body></html>`;
const jsonLd = (json: string) => `<script type="application/ld+json">${json}</script>`;
const read = async (source: string) => {
  const article = await extractArticle(new TextEncoder().encode(source));
  return [article.publishedAt?.slice(0, 16), article.publishedAtOrigin ?? 'document'];
};

describe('the date of publication of a page', () => {
  it.each([
    [
      'JSON-LD in CDATA',
      jsonLd('\n<![CDATA[\n{"@type":"NewsArticle","datePublished":"2021-03-12T08:00:00Z"}\n]]>\n'),
    ],
    [
      'JSON-LD in a comment',
      jsonLd('<!-- {"@type":"NewsArticle","datePublished":"2021-03-12T08:00:00Z"} -->'),
    ],
    [
      'JSON-LD with raw control characters',
      jsonLd('{"@type":"NewsArticle","description":"a\tb\nc","datePublished":"2021-03-12T08:00:00Z"}'),
    ],
    ['JSON-LD that is broken', jsonLd('{"@type":"NewsArticle" "datePublished":"2021-03-12T08:00:00Z"}')],
    ['JSON-LD of a posting', jsonLd('{"@type":"SocialMediaPosting","datePublished":"2021-03-12T08:00:00Z"}')],
    [
      'JSON-LD of a recipe',
      jsonLd('{"@type":"Recipe","name":"Harbour closed","datePublished":"2021-03-12T08:00:00Z"}'),
    ],
    [
      'JSON-LD of a page in a graph',
      jsonLd('{"@graph":[{"@type":"WebPage","datePublished":"2021-03-12T08:00:00+00:00"}]}'),
    ],
    [
      'article:published_time',
      '<meta property="article:published_time" content="2021-03-12T09:00:00+01:00">',
    ],
    [
      'article:published, before pdate',
      '<meta name="pdate" content="20210312"><meta property="article:published" content="2021-03-12T08:00:00.000Z">',
    ],
    ['parsely-pub-date', '<meta name="parsely-pub-date" content="2021-03-12T08:00:00Z">'],
    ['cXense', '<meta name="cXenseParse:recs:publishtime" content="2021-03-12T08:00:00Z">'],
    ['DC.date.issued', '<meta name="DC.date.issued" content="2021-03-12T08:00Z">'],
  ])('is read from %s', async (_, head) => {
    expect(await read(page(head))).toEqual(['2021-03-12T08:00', 'document']);
  });

  it.each([
    ['an itemprop', '<p><span itemprop="datePublished">March 12, 2021</span></p>', 'text'],
    ['an itemprop with content', '<span itemprop="datePublished" content="2021-03-12"></span>', 'document'],
    [
      'an abbreviation',
      '<p><abbr class="published" title="2021-03-12T00:00:00Z">Friday</abbr></p>',
      'document',
    ],
    ['a time element', '<time datetime="2021-03-12">Friday</time>', 'document'],
    ['a time element without an attribute', '<time>12 March 2021</time>', 'text'],
    [
      'a class that names a date',
      '<p class="meta"><span class="post-date">12. März 2021</span> von Ilse Brandt</p>',
      'text',
    ],
    [
      'a line beside the byline',
      '<div class="byline"><b>By Chris Osten</b> | March 12, 2021 | <a href="/e">Email</a></div>',
      'text',
    ],
    ['a label', '<p>Published on 12 March 2021</p>', 'text'],
    ['a label in another language', '<p>Veröffentlicht am 12.03.2021</p>', 'text'],
    [
      'a label, rather than the update before it',
      '<p>Updated March 15, 2021. Posted on March 12, 2021</p>',
      'text',
    ],
    [
      'the address',
      '<link rel="canonical" href="https://example.org/2021/03/12/harbour-closed/">',
      'document',
    ],
    [
      'an address with the day first',
      '<link rel="canonical" href="https://example.org/news/13-03-2021-harbour-closed">',
      'document',
    ],
    ['a class, with a year of two digits', '<div class="date">Port, 12.03.21</div>', 'text'],
    [
      'a line with a year of two digits',
      '<p>von Ilse Brandt <span>|</span> <span>12.03.21</span></p>',
      'text',
    ],
    [
      'a time element in an element that shows less',
      '<div class="post-date">vor Tagen, 2021 <time datetime="2021-03-12">im März</time></div>',
      'document',
    ],
    [
      'the publication, rather than the creation before it',
      '<time itemprop="dateCreated" datetime="2021-03-01"></time><time itemprop="datePublished" datetime="2021-03-12"></time>',
      'document',
    ],
    [
      'an address with the month in words',
      '<link rel="canonical" href="https://example.org/world/2021/mar/12/harbour">',
      'document',
    ],
  ])('is read from %s', async (_, shown, origin) => {
    const day = shown.includes('/13-03') ? '2021-03-13T00:00' : '2021-03-12T00:00';
    expect(await read(page('', shown))).toEqual([day, origin]);
  });

  it.each([
    ['a number that begins its title', '2021/03/3-questions-to-the-port'],
    ['numbers that could be exchanged', '05-04-2021-harbour'],
  ])('is not taken from an address with %s', async (_, path) => {
    const source = page(`<link rel="canonical" href="https://example.org/${path}">`);
    expect((await read(source.replace(/<aside>.*<\/aside>/, '')))[0]).toBeUndefined();
  });

  it('is found in a layout that is named for its sidebar, where its heading shows the title', async () => {
    const source = page('<meta property="og:title" content="Harbour closed after the storm">')
      .replace(
        '<article>',
        '<h1>The Courier</h1><div class="sidebar-layout"><h2>Harbour closed after the storm</h2><span class="date">12 March 2021</span>',
      )
      .replace('</article>', '</div>');
    expect((await read(source))[0]).toBe('2021-03-12T00:00');
  });

  it('has the offset that the page writes with the same instant', async () => {
    const source = page(
      '<meta property="article:published_time" content="2021-03-12T23:30:00Z">',
      '<time datetime="2021-03-13T00:30:00+01:00">Saturday</time>',
    );
    expect(await extractArticle(new TextEncoder().encode(source))).toMatchObject({
      publishedAt: '2021-03-12T23:30:00.000Z',
      publishedAtOffset: '+01:00',
    });
  });

  it.each([
    [
      "a clock in the page's header",
      '<header><a href="/">Courier</a> <time datetime="2026-11-30">Monday</time></header>',
    ],
    ['a clock in a bar', '<div class="topbar"><span class="date">Monday, 30 November 2026</span></div>'],
    ['a menu', '<nav><ul><li><time datetime="2026-11-30">Latest</time></li></ul></nav>'],
  ])('is not taken from %s', async (_, before) => {
    const shown = '<time datetime="2021-03-12T08:00:00Z" itemprop="datePublished">12 March</time>';
    expect(await read(page('', shown, before))).toEqual(['2021-03-12T08:00', 'document']);
    expect((await read(page('', '', before)))[0]).not.toBe('2026-11-30T00:00');
  });

  it('is not a date in a sentence, a copyright, or a founding day', async () => {
    const source = page('').replace(/<aside>.*<\/aside>/, '');
    expect((await read(source))[0]).toBeUndefined();
  });

  it('is the day that the article shows, where a loose name states another one', async () => {
    const head = '<meta name="date" content="2021-05-30">';
    expect((await read(page(head, '<span class="date">12 March 2021</span>')))[0]).toBe('2021-03-12T00:00');
    expect((await read(page(head)))[0]).toBe('2021-05-30T00:00');
  });

  it('is a date of change where the page has no other one', async () => {
    const head = '<meta property="article:modified_time" content="2021-03-12">';
    const source = page(head).replace(/<aside>.*<\/aside>/, '');
    expect((await read(source))[0]).toBe('2021-03-12T00:00');
  });

  it.each([
    ['in German', '<html lang="de">', '05/04/2021', '2021-04-05T00:00'],
    ['in American English', '<html lang="en-US">', '05/04/2021', '2021-05-04T00:00'],
    ['in English', '<html lang="en">', '05/04/2021', undefined],
  ])('in numbers is read by the order %s', async (_, html, date, day) => {
    const head = `<meta property="article:published_time" content="${date}">`;
    const source = page(head)
      .replace('<html lang="en">', html)
      .replace(/<aside>.*<\/aside>/, '');
    expect((await read(source))[0]).toBe(day);
  });
});
