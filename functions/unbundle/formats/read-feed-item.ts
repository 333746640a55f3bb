import type { BundleContext } from '@copydesk/core/store/bundle-items';
import { decodeHTMLStrict } from 'entities/decode';
import { digestOfContent } from '../article-key.ts';
import { type Item, ItemFault } from '../item.ts';
import { escapeXml } from '../xml/escape-xml.ts';
import {
  childOf,
  childrenOf,
  elementsOf,
  parseXml,
  textOf,
  wordsOf,
  type XmlElement,
  type XmlNode,
} from '../xml/parse-xml.ts';

/** The fullest first: an item may have a text and a summary of it. Feeds for films and broadcasts have texts of their own. */
const BODIES = [
  'content:encoded',
  'xhtml:body',
  'fullitem',
  'content',
  'description',
  'summary',
  'body',
  'div',
  'itunes:summary',
  'googleplay:description',
  'media:description',
  'media:text',
  'itunes:subtitle',
];
const XHTML = 'http://www.w3.org/1999/xhtml';
/** Elements of other vocabularies, whose names with a prefix mean something else. */
const MEDIA = /^(?:media|itunes|googleplay):/;
/** The date of publication comes before the date of a correction. */
const DATES = ['pubDate', 'published', 'issued', 'date', 'updated', 'modified'];
/** Elements of HTML without an end tag. */
const VOID = new Set(['br', 'hr', 'img', 'wbr']);
const MARKUP = /<\/?[a-z][^<>]*>|&(?:[a-z][a-z0-9]{1,30}|#\d+|#x[0-9a-f]+);/i;

/**
 * Reads an item of RSS or Atom. It is written as schema.org's NewsArticle (https://schema.org/NewsArticle), with the facts
 * that the feed states for all its items, such as its name and language.
 *
 * https://www.rssboard.org/rss-specification https://www.rfc-editor.org/rfc/rfc4287
 *
 * @throws ItemFault NO_ARTICLE for an item with neither title nor text
 */
export function readFeedItem(source: string, context: BundleContext): Item {
  const [parsed] = elementsOf(parseXml(source));
  const element = parsed && unfold(parsed);
  if (!element) throw new ItemFault('NOT_XML', `It is not an element: ${source.slice(0, 100)}`);
  const item = withoutMedia(element);
  const title = plain(firstOf(item, ['title'])) ?? plain(childrenNamed(element, 'media:title')[0]);
  const body = bodyOf(element);
  if (!title && !body) throw new ItemFault('NO_ARTICLE', 'The item has neither a title nor a text');
  const url = linkOf(item);
  const id = wordsOf(firstOf(item, ['guid', 'id', 'identifier'])) ?? item.attributes['rdf:about'] ?? url;
  const authors = authorsOf(item);
  const bylines = authors.length > 0 ? authors : [context.byline].filter((name) => name !== undefined);
  const published = DATES.map((name) => wordsOf(firstOf(item, [name]))).find((date) => date !== undefined);
  const publisher = sourceOf(item) ?? wordsOf(firstOf(item, ['publisher'])) ?? context.source;
  const language = wordsOf(firstOf(item, ['language'])) ?? item.attributes['xml:lang'] ?? context.language;
  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    ...(id && { identifier: id }),
    ...(url && { url }),
    ...(title && { headline: title }),
    ...(bylines.length > 0 && { author: bylines.map((name) => ({ '@type': 'Person', name })) }),
    ...(published && { datePublished: published }),
    ...(publisher && { publisher: { '@type': 'Organization', name: publisher } }),
    ...(language && { inLanguage: language }),
    articleBody: body ?? title,
  };
  return { id: id ?? digestOfContent(source), body: Buffer.from(JSON.stringify(article)), extension: 'json' };
}

/** Reads what an item writes in base64, and takes what a group of films says of them for its own. */
function unfold(item: XmlElement): XmlElement {
  const children = item.children.flatMap((child) => {
    if (typeof child === 'string') return child;
    if (child.name === 'media:group') return child.children;
    const { type = 'text', mode } = child.attributes;
    // https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.3
    const isBase64 = mode === 'base64' || /^application\/octet-stream/i.test(type);
    if (!isBase64) return child;
    return {
      ...child,
      attributes: { type: 'html' },
      children: [Buffer.from(textOf(child), 'base64').toString()],
    };
  });
  return { ...item, children };
}

/** Leaves out the elements that describe pictures, films and broadcasts. */
function withoutMedia(item: XmlElement): XmlElement {
  const isText = (child: XmlNode) => typeof child === 'string' || !MEDIA.test(child.name);
  return { ...item, children: item.children.filter(isText) };
}

/** The feed that an item was taken from. RSS states its name, Atom repeats its head. */
function sourceOf(item: XmlElement): string | undefined {
  const source = childOf(item, 'source');
  return wordsOf(source && elementsOf(source).length > 0 ? childOf(source, 'title') : source);
}

/** The body as HTML, or as plain text that cannot be mistaken for it. RSS escapes markup without stating it. */
function bodyOf(item: XmlElement): string | undefined {
  for (const name of BODIES) {
    const [element] = childrenNamed(item, name).filter(
      (child) => textOf(child).trim() !== '' || markupOf(child) !== '',
    );
    if (!element) continue;
    const { type, xmlns } = element.attributes;
    if (type === 'xhtml' || type === 'application/xhtml+xml' || xmlns === XHTML)
      return `<div>${markupOf(element)}</div>`;
    const text = textOf(element).trim();
    if (type === 'text') return MARKUP.test(text) ? paragraphs(text) : text;
    // Unescaped markup is invalid RSS, but feeds have it.
    const html = elementsOf(element).length > 0 ? markupOf(element) : text;
    if (html.trim() !== '') return MARKUP.test(html) ? `<div>${html}</div>` : html;
  }
  return undefined;
}

/**
 * The elements of a name, the feed's own first: `description` is found with any other prefix than that of a medium, after
 * `description` itself. A name with a prefix is found with that prefix, `content:encoded` with any.
 */
function childrenNamed(item: XmlElement, name: string): XmlElement[] {
  if (name === 'content:encoded')
    return childrenOf(item, 'encoded').filter((child) => !child.name.startsWith('excerpt:'));
  if (name.includes(':')) return elementsOf(item).filter((child) => child.name === name);
  const own = item.name.includes(':') ? `${item.name.slice(0, item.name.indexOf(':'))}:${name}` : name;
  const rank = (child: XmlElement) => (child.name === own ? 0 : child.name === name ? 1 : 2);
  return childrenOf(item, name)
    .filter((child) => !MEDIA.test(child.name))
    .toSorted((a, b) => rank(a) - rank(b));
}

function paragraphs(text: string): string {
  const parts = text.split(/\n\s*\n/).map((paragraph) => `<p>${escapeXml(paragraph)}</p>`);
  return parts.join('\n');
}

/** The content of an element as HTML. */
function markupOf(element: XmlElement): string {
  const write = (node: XmlNode): string => {
    if (typeof node === 'string') return escapeXml(node);
    const name = node.name.slice(node.name.indexOf(':') + 1);
    const { href } = node.attributes;
    if (VOID.has(name)) return `<${name}>`;
    return `<${name}${href ? ` href="${escapeXml(href)}"` : ''}>${node.children.map(write).join('')}</${name}>`;
  };
  return element.children.map(write).join('').trim();
}

function authorsOf(item: XmlElement): string[] {
  const creators = childrenOf(item, 'creator').map(wordsOf);
  const authors = childrenOf(item, 'author').map((author) => {
    const name = childOf(author, 'name');
    // RSS: "desk@example.org (Ilse Brandt)".
    return name ? wordsOf(name) : (/\(([^()]+)\)\s*$/.exec(wordsOf(author) ?? '')?.[1] ?? wordsOf(author));
  });
  const names = creators.some((name) => name) ? creators : authors;
  return names.filter((name) => name !== undefined && !/^\S+@\S+$/.test(name)) as string[];
}

function linkOf(item: XmlElement): string | undefined {
  const links = childrenOf(item, 'link');
  const alternate = links.find(
    ({ attributes }) => attributes.href && (attributes.rel ?? 'alternate') === 'alternate',
  );
  return alternate?.attributes.href?.trim() || links.map(wordsOf).find((link) => link !== undefined);
}

/** The first element of the first name that has one. Elements with a prefix, such as media:title, come last. */
function firstOf(item: XmlElement, names: readonly string[]): XmlElement | undefined {
  const found = names.flatMap((name) => {
    return childrenNamed(item, name).filter((child) => textOf(child).trim() !== '');
  });
  return found[0];
}

/** Titles may be escaped HTML, as bodies are, and escaped once more by mistake: `&amp;amp;`. */
function plain(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const text = elementsOf(element).length > 0 ? textOf(element) : decodeTwice(textOf(element));
  const bare =
    element.attributes.type === 'text' ? textOf(element) : text.replace(/<\/?[a-z][^<>]{0,200}>/gi, '');
  return bare.replace(/\s+/g, ' ').trim() || undefined;
}

const decodeTwice = (text: string) => decodeHTMLStrict(decodeHTMLStrict(text));
