import { expect, it } from 'vitest';
import { extractArticle } from '../../../functions/split/extract/extract-article.ts';
import { createUnbundleHarness } from './create-unbundle-harness.ts';

/** The texts of a bundle's articles, as split reads their objects, in the order of the items. */
async function textsOf(content: string | Uint8Array): Promise<string[]> {
  const harness = createUnbundleHarness();
  await harness.settle(harness.upload(content));
  expect(await harness.record()).toMatchObject({ status: 'UNBUNDLED' });
  const objects = [...harness.objects].filter(([key]) => key.startsWith('articles/')).map(([, it]) => it);
  objects.sort((a, b) => Number(a.metadata['copydesk-item']) - Number(b.metadata['copydesk-item']));
  return Promise.all(objects.map(async ({ body }) => (await extractArticle(body)).text));
}

const SEPARATORS = ['\u2028', '\u2029', '\u0085'];
const FEED = (item: string, namespaces = '') =>
  `<rss version="2.0"${namespaces}><channel><title>Daily</title>${item}</channel></rss>`;

it.each([
  ...SEPARATORS.map((it) => [
    'JSON Lines',
    JSON.stringify(it),
    `{"headline":"Harbour closed","articleBody":"First line.${it}Second line."}`,
  ]),
  ...SEPARATORS.map((it) => [
    'a list in JSON',
    JSON.stringify(it),
    `[{"headline":"Harbour closed","articleBody":"First line.${it}Second line."}]`,
  ]),
  ...SEPARATORS.map((it) => [
    'RSS',
    JSON.stringify(it),
    FEED(`<item><title>Harbour closed</title><description>First line.${it}Second line.</description></item>`),
  ]),
  ...SEPARATORS.map((it) => [
    'a table',
    JSON.stringify(it),
    `title,text\nHarbour closed,First line.${it}Second line.\n`,
  ]),
])('an item of %s with the line separator %s keeps its two lines', async (_, __, content) => {
  const [text] = await textsOf(content);
  expect(text).toMatch(/^Harbour closed\n\nFirst line\.\s*\n\s*Second line\.$/);
});

it('the bodies of a feed are those of its own vocabulary, XHTML, and those of podcasts', async () => {
  const feed = FEED(
    `<item><guid>1</guid><title>Harbour closed</title><x:description>A name of my own.</x:description><description>The harbour was closed.</description></item>
    <item><guid>2</guid><body xmlns="http://www.w3.org/1999/xhtml"><p>The harbour was opened.</p></body></item>
    <item><guid>3</guid><itunes:summary>The harbour in the news.</itunes:summary></item>
    <item><guid>4</guid><title>Ferry late</title><itunes:subtitle>Late.</itunes:subtitle><content:encoded>&lt;p&gt;The ferry was late.&lt;/p&gt;</content:encoded></item>
    <item><guid>5</guid><title>Storm</title><xhtml:body><xhtml:p>The storm came.</xhtml:p></xhtml:body></item>`,
    ' xmlns:x="http://example.org/mine" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  );
  expect(await textsOf(feed)).toEqual([
    'Harbour closed\n\nThe harbour was closed.',
    'The harbour was opened.',
    'The harbour in the news.',
    'Ferry late\n\nThe ferry was late.',
    'Storm\n\nThe storm came.',
  ]);
});

it('the items of RSS 1.0 may have a prefix of their own', async () => {
  const feed = `<rdf:RDF xmlns:rdf="r" xmlns:rss="s"><rss:channel rdf:about="c"><rss:title>Daily</rss:title></rss:channel>
    <rss:item rdf:about="1"><rss:title>Harbour closed</rss:title><rss:description>The harbour was closed.</rss:description></rss:item></rdf:RDF>`;
  expect(await textsOf(feed)).toEqual(['Harbour closed\n\nThe harbour was closed.']);
});
