import { type DocumentFacts, keepKnownFacts } from '../document-facts.ts';
import { stripBy } from '../strip-by.ts';
import { toWords } from '../to-words.ts';
import { findPageDate } from './page/find-page-date.ts';
import type { Page } from './page/page-element.ts';
import { readJsonLd } from './page/read-json-ld.ts';
import { type Meta, readMeta } from './page/read-meta.ts';
import { readSchemaArticle, readSchemaDate, type SchemaArticle } from './read-schema-article.ts';

export type { Page } from './page/page-element.ts';

const BYLINE_META = ['author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl'];
const SEPARATOR = /^\s*[|\-–—·•:»«/]+\s/;

/**
 * Reads the facts that a page states about its article: first from JSON-LD, then from meta elements, then from its text.
 *
 * @param language the tag that the page declares
 */
export function readPageFacts(page: Page, language?: string): DocumentFacts {
  const jsonLd = readJsonLd(page);
  const schema = first(jsonLd.values.map(readSchemaArticle));
  const meta = readMeta(page);
  const named =
    language ?? schema?.language ?? meta.get('og:locale')?.[0] ?? meta.get('content-language')?.[0];
  const date = findPageDate(page, {
    meta,
    jsonLd,
    schema: schema?.date ?? first(jsonLd.values.map(readSchemaDate)),
    language: named,
  });
  const one = (name: string) => meta.get(name)?.[0];
  return keepKnownFacts({
    title: readTitle(page, meta, schema),
    byline: stripBy(schema?.byline ?? first(BYLINE_META.map((name) => one(name)).filter(isName))),
    publisher: schema?.publisher ?? one('og:site_name') ?? one('dc.publisher'),
    publishedAt: date?.instant,
    publishedAtOffset: date?.offset,
    publishedAtOrigin: date?.origin === 'text' ? 'text' : undefined,
    language: schema?.language ?? one('og:locale') ?? one('content-language'),
  });
}

/**
 * Chooses the title. A heading wins if a longer title starts with it ("Harbour opens | The Daily"). Next come the title for
 * sharing, the heading and the title element, each without the site's name at its end.
 */
function readTitle(page: Page, meta: Meta, schema?: SchemaArticle): string | undefined {
  const shown = (selector: string) => toWords(page.querySelector(selector)?.textContent);
  const heading = shown('article h1') ?? shown('main h1') ?? shown('h1');
  const element = shown('head > title');
  const shared = meta.get('og:title')?.[0] ?? schema?.title ?? meta.get('twitter:title')?.[0];
  const long = shared ?? element;
  const short = [heading, schema?.title, shared].find(
    (title) => title && long?.startsWith(title) && SEPARATOR.test(`${long.slice(title.length)} `),
  );
  const site = meta.get('og:site_name')?.[0] ?? schema?.publisher;
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
