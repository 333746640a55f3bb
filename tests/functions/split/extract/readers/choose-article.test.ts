import { expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const SHORT =
  '<p>The harbour board of Bergen voted on Tuesday to close the old grain terminal, after a meeting of nine hours.</p>';
const LONG = [
  'The harbour wall was closed at noon on Friday after the second storm in a week, and the ferries to the islands stayed in port.',
  'The council will meet again on Monday, the harbour master said, to decide whether the market can open in the square.',
  'Nobody was hurt, and the school on the hill took in forty people from the lower streets until the water fell.',
  'Crews worked through the night to move the boats behind the inner wall, which was built two centuries ago.',
]
  .map((text) => `<p>${text}</p>`)
  .join('');
const OTHER =
  'Angela Morrow of Delta Bank will leave in the spring, after a long dispute over loans with the owners.';
const teasers = (className: string) =>
  `<section class="${className}">${Array.from({ length: 6 }, (_, i) => `<div><h3><a href="/${i}">Delta Bank, part ${i}</a></h3><p>${OTHER} Part ${i} of the story was read by many.</p></div>`).join('')}</section>`;

const read = async (body: string, head = '') =>
  (
    await extractArticle(
      Buffer.from(
        `<!doctype html><html><head><title>Harbour closed</title>${head}</head><body>${body}</body></html>`,
      ),
    )
  ).text;

it.each(['Friday', 'March 12, 2021', '12.03.2021', '2021-03-12 09:00'])(
  'leaves out %s, alone in a paragraph',
  async (date) => {
    const text = await read(`<article><h1>Harbour closed</h1><p>${date}</p>${LONG}</article>`);
    expect(text.split('\n\n')).not.toContain(date);
    expect(
      await read(`<article><h1>Harbour closed</h1><p>It was on ${date}.</p>${LONG}</article>`),
    ).toContain(date);
  },
);

it.each([
  ['teasers below it', `<article><h1>Harbour closed</h1>${SHORT}</article>${teasers('more-news')}`],
  [
    'teasers of no known name',
    `<main><article><h1>Harbour closed</h1>${SHORT}</article></main>${teasers('x7')}`,
  ],
  [
    'a cookie notice',
    `<div class="cookie-banner"><p>${OTHER} We use cookies. ${OTHER}</p><p>${OTHER} Accept.</p></div><div itemprop="articleBody"><h1>Harbour closed</h1>${SHORT}</div>`,
  ],
  [
    'comments in the article',
    `<article><h1>Harbour closed</h1>${SHORT}<div class="comments" id="disqus_thread"><h3>12 comments</h3><p>${OTHER}</p><p>${OTHER} Indeed.</p></div></article>`,
  ],
])('a short article is read without %s', async (_, body) => {
  const text = await read(body);
  expect(text).toContain('voted on Tuesday');
  expect(text).not.toContain('Delta Bank');
  expect(text).not.toContain('12 comments');
});

it.each([
  ['a figure’s caption', '<figure><figcaption>BESIDE. Photo: Ilse Brandt/EPA</figcaption></figure>'],
  ['a caption in a block', '<div class="wp-caption">BESIDE the wall.</div>'],
  ['a counter of pictures', '<p>Image 1 of 8</p>'],
  ['the day of publication', '<p>Published: 12 March 2021 | Updated 13 March 2021</p>'],
  ['a link to another article', '<p class="related">Also on example.org: <a href="/x">BESIDE</a></p>'],
  ['a label and a title', '<p>READ MORE: BESIDE the harbour</p>'],
  ['a label in another case', '<p>Watch: BESIDE the harbour</p>'],
  ['a label and a dash', '<p>LISTEN - our podcast, BESIDE</p>'],
  ['a newsletter box', '<div class="newsletter"><p>Sign up for BESIDE here</p></div>'],
  ['a share bar', '<ul class="share-links"><li>BESIDE</li><li>Mail</li></ul>'],
  [
    'a list of links',
    '<h2>Mehr zum Thema</h2><ul><li><a href="/a">BESIDE one</a></li><li><a href="/b">Two</a></li></ul>',
  ],
])('a long article is read without %s', async (_, beside) => {
  const paragraphs = LONG.split('</p>');
  const body = `<article><h1>Harbour closed</h1>${paragraphs[0]}</p>${beside}${paragraphs.slice(1).join('</p>')}</article>`;
  expect(await read(body)).toBe(await read(`<article><h1>Harbour closed</h1>${LONG}</article>`));
});

it('a long paragraph that the page repeats is read once, a short one as often as it is written', async () => {
  const text = await read(`<article><h1>Harbour closed</h1>${LONG}<p>“No.”</p>${LONG}<p>“No.”</p></article>`);
  expect(text.split('Nobody was hurt').length).toBe(2);
  expect(text.split('“No.”').length).toBe(3);
});

it.each([
  ['a question and an answer', 'Q: What will become of the site? A: Housing, says the board.'],
  ['a sentence that starts with a label', 'Watch: this was the last ship that the harbour saw.'],
  ['a paragraph with a link', 'The report, <a href="/r">published on Friday</a>, counts forty ships.'],
])('%s stays in an article', async (_, paragraph) => {
  const text = await read(`<article><h1>Harbour closed</h1><p>${paragraph}</p>${LONG}</article>`);
  expect(text).toContain(paragraph.replace(/<[^>]+>/g, ''));
});

it.each(['standfirst', 'article-intro', 'entry-excerpt'])(
  'the lead above the body is read: %s',
  async (name) => {
    const lead = 'Forty boats are behind the wall, and nobody knows until when they stay.';
    const body = `<article><header><h1>Harbour closed</h1><div class="${name}"><p>${lead}</p></div></header><div class="article-body">${LONG}</div></article>`;
    expect(await read(body)).toMatch(new RegExp(`^Harbour closed\n\n${lead}\n\nThe harbour wall`));
  },
);

it('parts of a body that share a class are read together', async () => {
  const part = (name: string) =>
    `<div class="article-text"><p>${name}: ${OTHER}</p></div><div class="ad"></div>`;
  const text = await read(`<div><h1>Harbour closed</h1>${['One', 'Two', 'Three'].map(part).join('')}</div>`);
  expect(text).toMatch(/One: .*Two: .*Three: /s);
});

const STATED = `${OTHER} The harbour master said so on Friday. ${OTHER}`;
const jsonLd = (body: string) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Harbour closed', articleBody: body })}</script>`;

it.each([
  ['nothing', '<div id="root"></div>', STATED],
  [
    'a paywall’s stub',
    '<article><p>The harbour wall was closed. Subscribe to read on.</p></article>',
    STATED,
  ],
  ['nothing, with markup in it', '<div id="root"></div>', `<p>${STATED}</p><p>More.</p>`],
])('the body that JSON-LD states is read if the page shows %s', async (_, body, stated) => {
  expect(await read(body, jsonLd(stated))).toContain('The harbour master said so on Friday.');
});

it('the body that JSON-LD states is not read beside a longer one', async () => {
  expect(
    await read(`<article><h1>Harbour closed</h1>${LONG}${LONG}</article>`, jsonLd('Short.')),
  ).not.toContain('Short.');
});

it.each([
  ['in <noscript>', `<div class="post-body"><noscript>${LONG}</noscript></div>`],
  ['in a form around the page', `<form id="aspnetForm"><div><h1>Harbour closed</h1>${LONG}</div></form>`],
  ['in no known element', `<div><div><h1>Harbour closed</h1>${LONG}</div></div>`],
])('an article %s is read', async (_, body) => {
  const text = await read(body);
  expect(text).toContain('The harbour wall was closed');
  expect(text).toContain('Nobody was hurt');
});

it('a page that only asks for JavaScript shows no article but its title', async () => {
  expect(await read('<div id="root"></div><noscript>You need to enable JavaScript.</noscript>')).toBe(
    'Harbour closed',
  );
});

it.each([
  ['a line break', 'Bergen closes<br>its terminal', 'Bergen closes its terminal'],
  ['a place to break between words', 'Bergen closes its<wbr>terminal', 'Bergen closes its terminal'],
  ['a place to break in a word of the text', 'A harbour<wbr>master speaks', 'A harbourmaster speaks'],
  ['a kicker', '<span class="kicker">Economy</span>Bergen closes it', 'Bergen closes it'],
  ['a button', 'Bergen closes it<button>Save</button>', 'Bergen closes it'],
  ['two spans', '<span>Bergen closes it</span><span>A report</span>', 'Bergen closes it A report'],
])('the words of a heading are separated at %s', async (_, heading, title) => {
  const page = `<!doctype html><html><body><article><h1>${heading}</h1>${LONG}<p>The harbourmaster said so.</p></article></body></html>`;
  const article = await extractArticle(Buffer.from(page));
  expect(article.title).toBe(title);
  expect(article.text.split(title).length).toBe(2);
});

it.each([
  ['paths', '<path d="M0 0h1"/>'],
  ['uses', '<use href="#a" />'],
  ['groups', "<g class='a'/>"],
])('a picture of 400 %s that end themselves is not nested', async (_, element) => {
  expect(
    await read(`<article><svg>${element.repeat(400)}</svg><h1>Harbour closed</h1>${LONG}</article>`),
  ).toContain('Nobody was hurt');
});

it.each([
  ['outside a picture', '<b/>'],
  ['in HTML within a picture', '<svg><foreignObject>', '<b/>'],
  ['by an attribute alone', '<svg>', '<g a="/>">'],
  ['by an unquoted attribute', '<svg>', '<g a=/>'],
])('elements that end themselves %s are nested', async (_, start, element = '') => {
  await expect(read(`${start}${(element || start).repeat(400)}`)).rejects.toMatchObject({
    reason: 'UNSUPPORTED_FORMAT',
  });
});
