/** The weight of a page's other markup relative to its article. */
const LINKS = 220;

/**
 * Makes a page like those of news sites: a head with metadata, styles and scripts, menus, an article with pictures, asides
 * and embeds, lists of other stories, comments, a footer. Scripts and styles fill it up to the given size.
 *
 * @param paragraphs of the article
 */
export function makeNewsPage(paragraphs: readonly string[], bytes: number): string {
  const [title = '', ...body] = paragraphs.map(escapeText);
  const links = (kind: string, count: number) =>
    Array.from(
      { length: count },
      (_, i) =>
        `<li class="${kind}__item"><a class="${kind}__link" href="/${kind}/${i}?ref=page" data-track="${kind}-${i}"><span>Story ${i} of the ${kind} today</span></a></li>`,
    ).join('\n');
  const page = (filling: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>${title} | The Daily</title><meta property="og:title" content="${title}"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2026-11-24T09:00:00Z"><meta name="author" content="Ana Marsh">
<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: title, datePublished: '2026-11-24T09:00:00Z', author: { name: 'Ana Marsh' } })}</script>
<style>.a{color:red}</style><script>${filling}</script></head><body>
<header><nav><ul>${links('menu', LINKS / 2)}</ul></nav></header>
<main><article><h1>${title}</h1><p class="byline">By Ana Marsh</p><time datetime="2026-11-24T09:00:00Z">24 November</time>
${body
  .map(
    (text, i) =>
      `<p class="article__p">${text.replace(/(\w+ly) /, '<em>$1</em> ')}</p>${i % 4 === 3 ? `<figure><img src="/p/${i}.jpg" alt=""><figcaption>Picture ${i}</figcaption></figure><div class="ad"><script>show(${i})</script></div>` : ''}`,
  )
  .join('\n')}
</article><aside><ul>${links('related', LINKS / 4)}</ul></aside></main>
<section class="comments">${Array.from({ length: 60 }, (_, i) => `<div class="comment"><div class="comment__head"><b>Reader ${i}</b><time>${i} min ago</time></div><div class="comment__body"><p>I think so, too.</p></div></div>`).join('\n')}</section>
<footer><ul>${links('footer', LINKS / 4)}</ul></footer><script>${filling}</script></body></html>`;
  const missing = Math.max(0, bytes - Buffer.byteLength(page('')));
  return page('window.q=window.q||[];q.push({a:1});'.repeat(Math.floor(missing / 2 / 36)));
}

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
