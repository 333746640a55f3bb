import type { BundleContext } from '@copydesk/core/store/bundle-items';
import { digestOf } from './article-key.ts';
import { type Item, ItemRefusal } from './item.ts';
import { escapeXml } from './xml/escape-xml.ts';
import { childrenOf, parseXml, textOf, type XmlElement, type XmlNode } from './xml/parse-xml.ts';

/** The fullest first. An item may hold a text and a summary of it. */
const BODIES = ['encoded', 'content', 'description', 'summary'];
/** Publication before correction. */
const DATES = ['pubDate', 'published', 'issued', 'date', 'updated', 'modified'];
/** Elements of HTML that have no end. */
const VOID = new Set(['br', 'hr', 'img', 'wbr']);
const MARKUP = /<\/?[a-z][^<>]*>|&(?:[a-z][a-z0-9]{1,30}|#\d+|#x[0-9a-f]+);/i;

/**
 * Reads an item of RSS or Atom, and writes it as schema.org's NewsArticle: https://schema.org/NewsArticle. What the feed
 * says of all its items, its name and language among them, is said of each.
 *
 * https://www.rssboard.org/rss-specification https://www.rfc-editor.org/rfc/rfc4287
 *
 * @throws ItemRefusal NO_ARTICLE for an item with neither title nor text
 */
export function readFeedItem(source: string, context: BundleContext): Item {
  const [element] = parseXml(source).children.filter(
    (child): child is XmlElement => typeof child !== 'string',
  );
  const item = element && withoutMedia(element);
  if (!item) throw new ItemRefusal('NOT_XML', `It is no element: ${source.slice(0, 100)}`);
  const title = plain(firstOf(item, ['title']));
  const body = bodyOf(item);
  if (!title && !body) throw new ItemRefusal('NO_ARTICLE', 'The item has neither a title nor a text');
  const url = linkOf(item);
  const id = words(firstOf(item, ['guid', 'id', 'identifier'])) ?? item.attributes['rdf:about'] ?? url;
  const authors = authorsOf(item);
  const bylines = authors.length > 0 ? authors : [context.byline].filter((name) => name !== undefined);
  const published = DATES.map((name) => words(firstOf(item, [name]))).find((date) => date !== undefined);
  const publisher = sourceOf(item) ?? words(firstOf(item, ['publisher'])) ?? context.source;
  const language = words(firstOf(item, ['language'])) ?? item.attributes['xml:lang'] ?? context.language;
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
  return { id: id ?? digestOf(source), body: Buffer.from(JSON.stringify(article)), extension: 'json' };
}

/** What describes pictures, films and broadcasts beside the text. */
function withoutMedia(item: XmlElement): XmlElement {
  const isText = (child: XmlNode) =>
    typeof child === 'string' || !/^(?:media|itunes|googleplay):/.test(child.name);
  return { ...item, children: item.children.filter(isText) };
}

/** The feed that an item was taken from: RSS names it, Atom repeats its head. */
function sourceOf(item: XmlElement): string | undefined {
  const [source] = childrenOf(item, 'source');
  const isHead = source?.children.some((child) => typeof child !== 'string');
  return words(isHead ? childrenOf(source as XmlElement, 'title')[0] : source);
}

/** HTML, or plain text that cannot be taken for it. Both formats escape markup, RSS without saying so. */
function bodyOf(item: XmlElement): string | undefined {
  for (const name of BODIES) {
    const [element] = childrenOf(item, name).filter(
      (child) => textOf(child).trim() !== '' || markupOf(child) !== '',
    );
    if (!element) continue;
    const { type } = element.attributes;
    if (type === 'xhtml') return markupOf(element);
    const text = textOf(element).trim();
    if (type === 'text') return MARKUP.test(text) ? paragraphs(text) : text;
    // Unescaped markup is no valid RSS, but written.
    const html = element.children.some((child) => typeof child !== 'string') ? markupOf(element) : text;
    if (html.trim() !== '') return MARKUP.test(html) ? `<div>${html}</div>` : html;
  }
  return undefined;
}

function paragraphs(text: string): string {
  const parts = text.split(/\n\s*\n/).map((paragraph) => `<p>${escapeXml(paragraph)}</p>`);
  return parts.join('\n');
}

/** Elements in an element, as HTML. */
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
  const creators = childrenOf(item, 'creator').map(words);
  const authors = childrenOf(item, 'author').map((author) => {
    const [name] = childrenOf(author, 'name');
    // RSS: "desk@example.org (Ilse Brandt)".
    return name ? words(name) : (/\(([^()]+)\)\s*$/.exec(words(author) ?? '')?.[1] ?? words(author));
  });
  const names = creators.some((name) => name) ? creators : authors;
  return names.filter((name) => name !== undefined && !/^\S+@\S+$/.test(name)) as string[];
}

function linkOf(item: XmlElement): string | undefined {
  const links = childrenOf(item, 'link');
  const alternate = links.find(
    ({ attributes }) => attributes.href && (attributes.rel ?? 'alternate') === 'alternate',
  );
  return alternate?.attributes.href?.trim() || links.map(words).find((link) => link !== undefined);
}

/** The first element of these names, by name; an element of another vocabulary, such as media:title, after RSS's own. */
function firstOf(item: XmlElement, names: readonly string[]): XmlElement | undefined {
  const found = names.flatMap((name) => {
    const all = childrenOf(item, name).filter((child) => textOf(child).trim() !== '');
    return all.toSorted((a, b) => Number(a.name.includes(':')) - Number(b.name.includes(':')));
  });
  return found[0];
}

/** Titles may be escaped HTML, as bodies are. */
function plain(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const text = textOf(element);
  const bare = element.attributes.type === 'text' ? text : text.replace(/<\/?[a-z][^<>]{0,200}>/gi, '');
  return bare.replace(/\s+/g, ' ').trim() || undefined;
}

function words(element: XmlElement | undefined): string | undefined {
  return element && (textOf(element).replace(/\s+/g, ' ').trim() || undefined);
}
