import { decodeHTML } from 'entities/decode';
import { type DocumentFacts, keepKnownFacts } from '../document-facts.ts';
import { stripBy } from '../strip-by.ts';
import { toWords } from '../to-words.ts';
import { findPageDate } from './page/find-page-date.ts';
import type { Page } from './page/page-element.ts';
import { readJsonLd } from './page/read-json-ld.ts';
import { type Meta, readMeta } from './page/read-meta.ts';
import { readSchemaArticle, readSchemaDate, type SchemaArticle } from './read-schema-article.ts';

export type { Page } from './page/page-element.ts';

const BYLINE_META = [
  'dc:creator',
  'dc.creator',
  'dcterms.creator',
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'byl',
];
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
    byline: stripBy(schema?.byline ?? first(BYLINE_META.map((name) => namesIn(meta.get(name))))),
    publisher: schema?.publisher ?? toWords(decodeHTML(one('og:site_name') ?? '')) ?? one('dc.publisher'),
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
  const decoded = (name: string) => toWords(decodeHTML(decodeHTML(meta.get(name)?.[0] ?? '')));
  const element = toWords(page.querySelector('head > title')?.textContent);
  const shared = decoded('og:title') ?? schema?.title ?? decoded('twitter:title');
  const site = decoded('og:site_name') ?? schema?.publisher;
  const heading = findHeading(page, [element, shared], site);
  const long = shared ?? element;
  const short = [heading, schema?.title, shared].find(
    (title) => title && long?.startsWith(title) && SEPARATOR.test(`${long.slice(title.length)} `),
  );
  return short ?? stripSite(shared, site) ?? heading ?? stripSite(element, site);
}

/**
 * Finds the heading that is the article's: the first one that the page's titles contain. Without one it is the first h1,
 * unless that is the name of the site or, beside a title of several words, of a section.
 */
function findHeading(
  page: Page,
  titles: readonly (string | undefined)[],
  site: string | undefined,
): string | undefined {
  const headings = HEADINGS.flatMap((selector) =>
    [...page.querySelectorAll(selector)].slice(0, MAX_HEADINGS).map((found) => toWords(found.textContent)),
  ).filter((heading) => heading !== undefined && fold(heading) !== fold(site ?? ''));
  const isTitle = (heading: string) =>
    titles.some((title) => {
      const rest = fold(title ?? '').split(fold(heading));
      // A title starts with the article's and ends with the site's: "Harbour opens | The Daily".
      return rest.length > 1 && (rest[0] === '' || heading.length > (title ?? '').length / 2);
    });
  const named = headings.find((heading) => heading !== undefined && isTitle(heading));
  const [h1] = HEADINGS.slice(0, 3).flatMap(
    (selector) => toWords(page.querySelector(selector)?.textContent) ?? [],
  );
  const isSection = (heading: string) =>
    fold(heading) === fold(site ?? '') ||
    (wordCount(heading) <= 2 && titles.some((title) => wordCount(title ?? '') > 4));
  return named ?? (h1 && !isSection(h1) ? h1 : undefined);
}

const HEADINGS = ['article h1', 'main h1', 'h1', 'article h2', 'main h2', 'h2'];
/** A page with more headings of a kind is a list. */
const MAX_HEADINGS = 10;
const fold = (title: string) =>
  title.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();
const wordCount = (title: string) => title.split(/\s+/).length;

function stripSite(title: string | undefined, site: string | undefined): string | undefined {
  if (!title || !site || !title.endsWith(site)) return title;
  const rest = title.slice(0, -site.length);
  const bare = rest.replace(/\s+[|\-–—·•:»«/]+\s*$/, '');
  return bare !== '' && bare !== rest ? bare : title;
}

/** A page names each author in an element of its own, or all in one. Addresses and accounts are no names. */
function namesIn(values: readonly string[] = []): string | undefined {
  const names = values
    .map((value) => toWords(decodeHTML(value)))
    .filter((name) => name && !/^https?:|^@/.test(name));
  const distinct = [...new Set(names)].filter(
    (name) => !names.some((other) => other !== name && other?.includes(name ?? '')),
  );
  return distinct.join(', ') || undefined;
}

const first = <T>(values: readonly (T | undefined)[]) => values.find((value) => value !== undefined);
