import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const TEXT =
  '<p>The harbour wall was closed at noon after the second storm in a week, and the ferries to the islands stayed in port, the council said on Friday.</p><p>The council will meet again on Monday, the harbour master said, to decide whether the market can open in the square as it does every year.</p>';
const page = (head: string, shown = '<h1>Harbour closed after storm</h1>', before = '') =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${before}<article>${shown}${TEXT}</article></body></html>`;
const read = (source: string) => extractArticle(new TextEncoder().encode(source));

describe('the byline of a page', () => {
  it.each([
    [
      'two elements',
      "<meta name='author' content='Alena Horak'><meta name='author' content='Jonas Petersen'>",
      'Alena Horak, Jonas Petersen',
    ],
    [
      'an element that repeats the other',
      "<meta name='author' content='Alena Horak'><meta name='author' content='Alena Horak and Jonas Petersen'>",
      'Alena Horak and Jonas Petersen',
    ],
    [
      'byl',
      "<meta name='byl' content='By Alena Horak and Jonas Petersen'>",
      'Alena Horak and Jonas Petersen',
    ],
    [
      'JSON-LD with a reference',
      '<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"#a"}},{"@type":"Person","@id":"#a","name":"Alena Horak"}]}</script>',
      'Alena Horak',
    ],
    [
      'JSON-LD with entities',
      '<script type="application/ld+json">{"@type":"Article","author":{"name":"Siobhan O&amp;#039;Neill"}}</script>',
      "Siobhan O'Neill",
    ],
  ])('is read from %s', async (_, head, byline) => {
    expect((await read(page(head))).byline).toBe(byline);
  });

  it('ends where the page writes the date and buttons beside it', async () => {
    const shown =
      '<h1>Harbour closed</h1><div class="byline"><b>By <a href="/a">Chris Osten</a></b> | November 13, 2026 | <a href="/e">Email</a> <a href="/p">Print</a></div>';
    expect(await read(page('', shown))).toMatchObject({
      byline: 'Chris Osten',
      publishedAt: '2026-11-13T00:00:00.000Z',
      publishedAtOrigin: 'text',
    });
  });
});

describe('the byline that a page shows', () => {
  const SITE =
    '<link rel="canonical" href="https://www.the-courier.example/a"><meta property="og:site_name" content="The Courier">';
  const shown = (line: string) => `<h1>Harbour closed after storm</h1>${line}`;
  it.each([
    ['the site as its author', '<meta name="author" content="The Courier">'],
    ['the address of the site as its author', '<meta name="author" content="The-Courier.example">'],
    ['no author', ''],
  ])('is taken where the page states %s', async (_, head) => {
    const line = '<p class="article-meta"><span class="author-name">von Alena Horak</span></p>';
    expect((await read(page(SITE + head, shown(line)))).byline).toBe('Alena Horak');
  });

  it.each([
    ['a comment', '<div class="comments"><span class="author">Jonas Petersen</span></div>'],
    ['a teaser', '<div class="teaser"><a rel="author">Jonas Petersen</a></div>'],
    ['a link to more', '<span class="author">More from Jonas Petersen</span>'],
    ['a sentence', '<div class="author">Jonas Petersen writes about harbours</div>'],
    ['an account', '<span class="author">jonas42@example.org</span>'],
  ])('is not that of %s', async (_, line) => {
    expect(await read(page(SITE, shown(line)))).not.toHaveProperty('byline');
  });

  it.each([
    ['an account that marks itself as the author', '<a rel="author" href="/author/ana42">ana42</a>', 'ana42'],
    [
      'a layout that is named for its sidebar',
      '<div class="content-sidebar-wrap"><h1>Harbour closed after storm</h1><span class="author">Alena Horak</span></div>',
      'Alena Horak',
    ],
    [
      'the names of other articles above and below it',
      `${['Ida Holm', 'Per Berg', 'Eva Lund', 'Jon Ek', 'Liv Moe'].map((name) => `<span class="author">${name}</span>`).join('')}<h1>Harbour closed after storm</h1><span class="author">Alena Horak</span><span class="author">Jonas Petersen</span>`,
      'Alena Horak',
    ],
  ])('is found beside %s', async (_, line, byline) => {
    expect((await read(page(SITE, line))).byline).toBe(byline);
  });

  it.each([
    [
      'the label of what is shown to people who share it',
      '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Alena Horak">',
    ],
    [
      'the person of the page',
      '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","author":{"@id":"#a"}},{"@type":"Person","@id":"#a","name":"Alena Horak"}]}</script>',
    ],
    [
      'the second of two, where the first is an account of the system',
      '<meta name="author" content="admin"><meta property="article:author" content="Alena Horak">',
    ],
  ])('is found in its markup: %s', async (_, head) => {
    expect((await read(page(SITE + head))).byline).toBe('Alena Horak');
  });

  it('is the site where nobody else is named', async () => {
    expect((await read(page(`${SITE}<meta name="author" content="The Courier">`))).byline).toBe(
      'The Courier',
    );
  });
});

describe('the title of a page', () => {
  it.each([
    [
      'og:site_name',
      '<title>Harbour closed - The Courier</title><meta property="og:site_name" content="The Courier">',
    ],
    [
      'its address',
      '<title>Harbour closed – the-courier.example</title><link rel="canonical" href="https://www.the-courier.example/a">',
    ],
    ['a line', '<title>Harbour closed after storm | Courier</title>'],
  ])('has the name of the site cut off by %s', async (_, head) => {
    expect((await read(page(head, ''))).title).toMatch(/^Harbour closed(?: after storm)?$/);
  });

  it.each([
    ['a class', '<h1><span class="dachzeile">Sturm</span> Hafen von Bergen geschlossen</h1>', ''],
    ['a class in another case', '<h1><b class="cTopLine_x">Sturm</b>Hafen von Bergen geschlossen</h1>', ''],
    [
      'its title for sharing',
      '<h1><small>Sturm</small><br>Hafen von Bergen geschlossen</h1>',
      '<meta property="og:title" content="Hafen von Bergen geschlossen">',
    ],
    [
      'its headline',
      '<h1><a><i>Sturm | </i>Hafen von Bergen geschlossen</a></h1>',
      '<script type="application/ld+json">{"@type":"Article","headline":"Hafen von Bergen geschlossen"}</script>',
    ],
    [
      'a hidden colon',
      '<h1><span>Sturm</span><span class="visually-hidden">: </span><span>Hafen von Bergen geschlossen</span></h1>',
      '<title>Sturm: Hafen von Bergen geschlossen</title>',
    ],
    ['a hidden label', '<h1><span class="sr-only">Headline:</span> Hafen von Bergen geschlossen</h1>', ''],
    [
      'what follows it',
      '<h1>Hafen von Bergen geschlossen<br><small>• Bergen, Presse</small></h1>',
      '<title>Hafen von Bergen geschlossen | Courier</title><meta property="og:site_name" content="Courier">',
    ],
  ])('has no kicker that is told by %s', async (_, shown, head) => {
    expect((await read(page(head, shown))).title).toBe('Hafen von Bergen geschlossen');
  });

  it('leaves the date in its heading to the page', async () => {
    const shown =
      '<h1><span class="supertitle"><time datetime="2026-02-01">1 February 2026</time></span> Harbour closed</h1>';
    expect(await read(page('', shown))).toMatchObject({
      title: 'Harbour closed',
      publishedAt: '2026-02-01T00:00:00.000Z',
    });
  });

  it.each([
    [
      'the first h1, a link to the first page',
      '<title>The Blog » Blog Archive » Harbour closed</title>',
      '<h1><a href="https://blog.example/">The Blog</a></h1>',
    ],
    [
      'its start',
      '<title>The Blog|Harbour closed</title><meta property="og:site_name" content="The Blog">',
      '',
    ],
    [
      'the end of its heading',
      '<title>Harbour closed | The Blog</title><meta property="og:site_name" content="The Blog">',
      '<h1>Harbour closed | The Blog</h1>',
    ],
  ])('has the name of the site cut off in %s', async (_, head, before) => {
    expect((await read(page(head, '', before))).title).toBe('Harbour closed');
  });

  it('is the heading at the end of a title, where the site and a section come first', async () => {
    const head = '<title>The Blog - News - Harbour closed after storm</title>';
    expect((await read(page(head, '', '<h1>The Blog</h1><h1>Harbour closed after storm</h1>'))).title).toBe(
      'Harbour closed after storm',
    );
  });

  it('is never only punctuation', async () => {
    const head = '<title>.:: HARBOUR ::. Ships</title>';
    expect((await read(page(head, ''))).title).toBe('.:: HARBOUR ::. Ships');
  });

  it('keeps its end where that is no site', async () => {
    const head = '<title>Harbour closed after storm – Questions and answers</title>';
    expect((await read(page(head, ''))).title).toBe('Harbour closed after storm – Questions and answers');
  });

  it('is the heading that says the same as the title for sharing in other words', async () => {
    const head =
      '<meta property="og:title" content="Harbour of Bergen closed: what you must know after the storm">';
    expect((await read(page(head))).title).toBe('Harbour closed after storm');
  });

  it('is not a heading of one word that no title has', async () => {
    expect((await read(page('<title>Harbour walls</title>', '<h1>Blog</h1>'))).title).toBe('Harbour walls');
  });

  it('is the name of the article where its headline is a description', async () => {
    const head =
      '<title>Bergen - Wiki</title><script type="application/ld+json">{"@type":"Article","headline":"city in Norway","name":"Bergen"}</script>';
    expect((await read(page(head, ''))).title).toBe('Bergen');
  });

  it.each([
    ["the site's name in the first h1", '<h2>Harbour closed after storm</h2>', '<h1>Courier</h1>'],
    ['a section in the first h1', '<h1>Harbour closed after storm</h1>', '<div><h1>World</h1></div>'],
    ['no heading but a section', '', '<h1>World</h1>'],
  ])('is the heading that the title element contains, beside %s', async (_, shown, before) => {
    const head =
      '<title>Harbour closed after storm | Courier</title><meta property="og:site_name" content="Courier">';
    expect((await read(page(head, shown, before))).title).toBe('Harbour closed after storm');
  });

  it('has its entities decoded, once and twice', async () => {
    const once =
      '<meta property="og:title" content="Brandt &amp;amp; board close Lisport&amp;#8217;s terminal">';
    const twice =
      '<script type="application/ld+json">{"@type":"Article","headline":"Brandt &amp;amp; board"}</script>';
    expect((await read(page(once))).title).toBe('Brandt & board close Lisport’s terminal');
    expect((await read(page(twice))).title).toBe('Brandt & board');
  });
});

describe('the title of a text', () => {
  it.each([
    'BC-EU--Lisport Terminal, 3rd Ld-Writethru,0450',
    'AM-US--Harbor Vote, 1st Ld',
    'NORWAY-PORT/TERMINAL (UPDATE 2)',
  ])('is the line below the slug %s', async (slug) => {
    const { title } = await read(
      `${slug}\nLisport closes grain terminal\nBy ALENA HORAK\nLISPORT, Norway (AP) _ The board voted.`,
    );
    expect(title).toBe('Lisport closes grain terminal');
  });

  it('is a first line that only looks like a slug, where nothing follows or it is a sentence', async () => {
    expect((await read('COVID-19 closes the harbour\n\nThe board voted on Monday.')).title).toBe(
      'COVID-19 closes the harbour',
    );
  });
});
