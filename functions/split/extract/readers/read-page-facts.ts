import { decodeHTML } from 'entities/decode';
import { type DocumentFacts, keepKnownFacts } from '../document-facts.ts';
import { stripBy } from '../strip-by.ts';
import { toWords } from '../to-words.ts';
import { findPageDate } from './page/find-page-date.ts';
import type { Page } from './page/page-element.ts';
import { readJsonLd } from './page/read-json-ld.ts';
import { type Meta, readMeta } from './page/read-meta.ts';
import { holdsName, shownBylines } from './page/shown-byline.ts';
import { type Site, siteOf } from './page/site.ts';
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

/** The facts of a page, and the choice of its byline. */
export interface PageFacts extends DocumentFacts {
  /** Chooses between the authors that the page states, that Readability found and that the page shows. */
  readonly chooseByline: (readable: string | undefined) => string | undefined;
}

/**
 * Reads the facts that a page states about its article: first from JSON-LD, then from meta elements, then from its text.
 *
 * @param language the tag that the page declares
 */
export function readPageFacts(page: Page, language?: string): PageFacts {
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
  const publisher =
    schema?.publisher ?? toWords(decodeHTML(one('og:site_name') ?? '')) ?? one('dc.publisher');
  const stated = stripBy(schema?.byline ?? first(BYLINE_META.map((name) => namesIn(meta.get(name)))));
  const site = siteOf(page, meta, publisher);
  const shown = shownBylines(page);
  // A page that states its publisher as the author often shows who wrote the article.
  const chooseByline = (readable: string | undefined) => {
    if (stated && !site.isName(stated)) return stated;
    // Readability takes any element of a page for the author's that is named so.
    const isNamed = readable && holdsName(readable) && !shown.others.has(readable) && !site.isName(readable);
    const named = isNamed ? readable : undefined;
    return named ?? shown.article ?? stated ?? (readable && site.isName(readable) ? readable : undefined);
  };
  const facts = keepKnownFacts({
    title: readTitle(page, meta, site, schema),
    byline: stated,
    publisher,
    publishedAt: date?.instant,
    publishedAtOffset: date?.offset,
    publishedAtOrigin: date?.origin === 'text' ? 'text' : undefined,
    language: schema?.language ?? one('og:locale') ?? one('content-language'),
  });
  return { ...facts, chooseByline };
}

/**
 * Chooses the title. A heading wins if a longer title starts with it ("Harbour opens | The Daily"), or if it shares words with
 * the titles for sharing and of the window. Next come those, without the site's name.
 */
function readTitle(page: Page, meta: Meta, site: Site, schema?: SchemaArticle): string | undefined {
  const decoded = (name: string) => toWords(decodeHTML(decodeHTML(meta.get(name)?.[0] ?? '')));
  const element = toWords(page.querySelector('head > title')?.textContent);
  // Encyclopedias write a description as the headline.
  const inSchema = schema?.titles?.find((title) => element?.includes(title)) ?? schema?.title;
  const shared = decoded('og:title') ?? inSchema ?? decoded('twitter:title');
  const heading = findHeading(page, [element, shared], site.name);
  const long = shared ?? element;
  const short = [heading, schema?.title, shared].find(
    (title) => title && long?.startsWith(title) && SEPARATOR.test(`${long.slice(title.length)} `),
  );
  if (short) return site.strip(short);
  if (heading && [shared, element].some((title) => title && sharesWords(heading, title))) return heading;
  return site.strip(shared) ?? heading ?? site.strip(element);
}

/** A heading of several words, half of which a title has too, is that title in other words. */
function sharesWords(heading: string, title: string): boolean {
  const words = (line: string) => fold(line).match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const others = new Set(words(title));
  const own = words(heading);
  return own.length >= 3 && own.filter((word) => others.has(word)).length >= own.length / 2;
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
    (wordCount(heading) <= 2 && titles.some((title) => isOther(heading, title ?? '')));
  return named ?? (h1 && !isSection(h1) ? h1 : undefined);
}

/** A title of several words, none of which a short heading has. */
function isOther(heading: string, title: string): boolean {
  const words = fold(title).split(/\s+/);
  return (
    words.length > 4 ||
    (words.length > wordCount(heading) &&
      !fold(heading)
        .split(/\s+/)
        .some((word) => words.includes(word)))
  );
}

const HEADINGS = ['article h1', 'main h1', 'h1', 'article h2', 'main h2', 'h2'];
/** A page with more headings of a kind is a list. */
const MAX_HEADINGS = 10;
const fold = (title: string) =>
  title.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();
const wordCount = (title: string) => title.split(/\s+/).length;

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
