import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const extract = (text: string) => extractArticle(new TextEncoder().encode(text));

const PARAGRAPHS = [
  'The harbour of the town was opened on Monday, two years later than planned, and forty ships came in.',
  'Ana Marsh, who leads the port, said that “nobody expected so many”, and thanked the builders.',
  'The first ship to leave carried apples, pears and a brass band, according to the harbour master.',
];
const page = (
  head: string,
  body = `<h1>Harbour opens</h1>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}`,
) =>
  `<!doctype html><html><head>${head}</head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav><article>${body}</article><aside>Buy apples now</aside><script>document.body.textContent = 'ran'</script><footer>© The Daily</footer></body></html>`;
const BODY = PARAGRAPHS.join('\n\n');

describe('an article in HTML', () => {
  it('is read without the navigation, asides and scripts around it', async () => {
    expect(await extract(page('<title>Harbour opens | The Daily</title>'))).toEqual({
      format: 'html',
      title: 'Harbour opens',
      text: `Harbour opens\n\n${BODY}`,
    });
  });

  it.each([
    [
      'the heading, where the shared title goes on',
      '<meta property="og:title" content="Harbour opens – The Daily"><title>x</title>',
      'Harbour opens',
    ],
    [
      'the shared title, where it differs',
      '<meta property="og:title" content="A harbour opens at last"><title>x</title>',
      'A harbour opens at last',
    ],
    [
      'the shared title without the site',
      '<meta property="og:site_name" content="The Daily"><meta property="og:title" content="Open at last - The Daily">',
      'Open at last',
    ],
    [
      'the headline of JSON-LD',
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Open, finally"}</script>',
      'Open, finally',
    ],
    [
      'the heading, beside broken JSON-LD',
      '<script type="application/ld+json">{"@type":</script><title>x</title>',
      'Harbour opens',
    ],
  ])('takes its title from %s', async (_, head, title) => {
    expect((await extract(page(head))).title).toBe(title);
  });

  it.each([
    ['The daily prize | The Daily', '<meta property="og:site_name" content="The Daily">', 'The daily prize'],
    ['No site is named | here', '', 'No site is named'],
  ])('takes the title element %j if there is no heading', async (element, head, title) => {
    const source = page(`<title>${element}</title>${head}`, PARAGRAPHS.map((p) => `<p>${p}</p>`).join(''));
    expect((await extract(source)).title).toBe(title);
  });

  it.each([
    [
      'JSON-LD in a graph',
      '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Daily"},{"@type":["Article","NewsArticle"],"headline":"Harbour opens","author":[{"@type":"Person","name":"Ana Marsh"},{"name":"Bo Lind"}],"datePublished":"2026-11-24T09:30:00+01:00"}]}</script>',
      'Ana Marsh, Bo Lind',
      '2026-11-24T08:30:00.000Z',
    ],
    [
      'meta elements',
      '<meta name="author" content="By Ana Marsh"><meta property="article:published_time" content="2026-11-24T09:30">',
      'Ana Marsh',
      '2026-11-24T09:30:00.000Z',
    ],
    [
      'an address as author',
      '<meta property="article:author" content="https://x.org/ana"><meta name="date" content="24 November 2026">',
      undefined,
      '2026-11-24T00:00:00.000Z',
    ],
  ])('takes byline and date from %s', async (_, head, byline, publishedAt) => {
    const article = await extract(page(head));
    expect([article.byline, article.publishedAt]).toEqual([byline, publishedAt]);
  });

  it('takes the date from a time element', async () => {
    const body = `<h1>Harbour</h1><time datetime="2026-11-24">Tuesday</time>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}`;
    expect((await extract(page('', body))).publishedAt).toBe('2026-11-24T00:00:00.000Z');
  });

  it('keeps lists, tables and line breaks readable', async () => {
    const body = `<h1>Harbour</h1>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}<ul><li>one</li><li>two</li></ul><table><tr><td>Ship</td><td>Crew</td></tr><tr><td>Ana</td><td>5</td></tr></table><p>a<br>b</p>`;
    const { text } = await extract(page('', body));
    expect(text).toContain('one\n\ntwo');
    expect(text).toContain('Ship | Crew\n\nAna | 5');
    expect(text).toContain('a\nb');
  });

  it.each([
    ['no frame but a title', '<!doctype html><title>x</title><p>Harbour opens</p>'],
    ['a body alone', '<body class="a"><p>Harbour opens</p></body>'],
    ['a head and no body', '<html><head><title>x</title></head><p>Harbour opens</p></html>'],
    ['a head without an end', '<head><title>x</title><body>Harbour opens'],
    ['a body outside the root', '<html></html><body><p>Harbour opens</p></body>'],
    ['two bodies', '<html><body></body><body>Harbour opens</body></html>'],
    ['text behind the end', '<html><body></body></html>Harbour opens'],
    ['a title in a picture', '<html><body><svg><title>drawn</title></svg><p>Harbour opens</p></body></html>'],
  ])('may be a page with %s', async (_, source) => {
    expect((await extract(source)).text).toMatch(/^(?:x\n\n)?Harbour opens$/);
  });

  it('may be a fragment, and has its entities resolved', async () => {
    const { text } = await extract('<p>Ships &amp; crews&nbsp;came &#x1F600;</p>\n<p>They &lt;left&gt;.</p>');
    expect(text).toBe('Ships & crews came 😀\n\nThey <left>.');
  });

  it.each([
    ['nested', `<html><body>${'<div>'.repeat(100_000)}x`],
    ['elements', `<html><body>${'<b>x</b>'.repeat(100_000)}`],
  ])('is rejected if it has too many elements or nests too deep: %s', async (word, source) => {
    await expect(extract(source)).rejects.toMatchObject({
      reason: 'UNSUPPORTED_FORMAT',
      message: expect.stringContaining(word),
    });
  });
});
