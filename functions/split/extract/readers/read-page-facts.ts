import { type DocumentFacts, keepKnownFacts } from '../document-facts.ts';
import { stripBy } from '../strip-by.ts';
import { toInstant } from '../to-instant.ts';
import { toWords } from '../to-words.ts';
import { readSchemaArticle, type SchemaArticle } from './read-schema-article.ts';

/** The part of the DOM that is used here. */
export interface Page {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}
interface PageElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

const BYLINE_META = ['author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author'];
const DATE_META = [
  'article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'pubdate',
  'parsely-pub-date',
];
const SEPARATOR = /^\s*[|\-–—·•:»«/]+\s/;

/** Reads the facts that a page states about its article: first from JSON-LD, then from meta elements, then from its text. */
export function readPageFacts(page: Page): DocumentFacts {
  const schema = readJsonLd(page);
  const meta = readMeta(page);
  const publishedAt =
    schema?.publishedAt ??
    first(DATE_META.map((name) => toInstant(meta.get(name)))) ??
    toInstant(
      page
        .querySelector('article time[datetime], main time[datetime], time[datetime]')
        ?.getAttribute('datetime'),
    );
  return keepKnownFacts({
    title: readTitle(page, meta, schema),
    byline: stripBy(schema?.byline ?? first(BYLINE_META.map((name) => meta.get(name)).filter(isName))),
    publisher: schema?.publisher ?? meta.get('og:site_name') ?? meta.get('dc.publisher'),
    publishedAt,
    language: schema?.language ?? meta.get('og:locale') ?? meta.get('content-language'),
  });
}

function readJsonLd(page: Page): SchemaArticle | undefined {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const article = readSchemaArticle(JSON.parse(script.textContent ?? ''));
      if (article) return article;
    } catch {
      // Many pages have broken JSON-LD. The other sources of facts remain.
    }
  }
  return undefined;
}

function readMeta(page: Page): ReadonlyMap<string, string> {
  const meta = new Map<string, string>();
  for (const element of page.querySelectorAll('meta[content]')) {
    const content = toWords(element.getAttribute('content'));
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name && content && !meta.has(name)) meta.set(name, content);
    }
  }
  return meta;
}

/**
 * Chooses the title. A heading wins if a longer title starts with it ("Harbour opens | The Daily"). Next come the title for
 * sharing, the heading and the title element, each without the site's name at its end.
 */
function readTitle(
  page: Page,
  meta: ReadonlyMap<string, string>,
  schema?: SchemaArticle,
): string | undefined {
  const shown = (selector: string) => toWords(page.querySelector(selector)?.textContent);
  const heading = shown('article h1') ?? shown('main h1') ?? shown('h1');
  const element = shown('head > title');
  const shared = meta.get('og:title') ?? schema?.title ?? meta.get('twitter:title');
  const long = shared ?? element;
  const short = [heading, schema?.title, shared].find(
    (title) => title && long?.startsWith(title) && SEPARATOR.test(`${long.slice(title.length)} `),
  );
  const site = meta.get('og:site_name') ?? schema?.publisher;
  return short ?? stripSite(shared, site) ?? heading ?? stripSite(element, site);
}

function stripSite(title: string | undefined, site: string | undefined): string | undefined {
  if (!title || !site || !title.endsWith(site)) return title;
  const rest = title.slice(0, -site.length);
  const bare = rest.replace(/\s+[|\-–—·•:»«/]+\s*$/, '');
  return bare !== '' && bare !== rest ? bare : title;
}

const isName = (value: string | undefined) => value !== undefined && !/^https?:|^@/.test(value);
const first = <T>(values: readonly (T | undefined)[]) => values.find((value) => value !== undefined);
