import { decodeHTML } from 'entities/decode';
import { type DocumentFacts, keepKnownFacts } from '../document-facts.ts';
import { stripBy } from '../strip-by.ts';
import { toWords } from '../to-words.ts';
import { articleHeading } from './page/article-heading.ts';
import { findPageDate } from './page/find-page-date.ts';
import type { Page } from './page/page-element.ts';
import { readJsonLd } from './page/read-json-ld.ts';
import { type Meta, readMeta } from './page/read-meta.ts';
import { readTitle } from './page/read-title.ts';
import { holdsName, shownBylines } from './page/shown-byline.ts';
import { siteOf } from './page/site.ts';
import { readSchemaArticle, readSchemaDate, readSchemaPerson } from './read-schema-article.ts';

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
  const one = (name: string) => meta.get(name)?.[0];
  const publisher =
    schema?.publisher ?? toWords(decodeHTML(one('og:site_name') ?? '')) ?? one('dc.publisher');
  const stated =
    first([schema?.byline, ...BYLINE_META.map((name) => namesIn(meta.get(name)))].map(stripBy)) ??
    stripBy(labelledAuthor(meta) ?? first(jsonLd.values.map(readSchemaPerson)));
  const site = siteOf(page, meta, publisher);
  const title = readTitle(page, meta, site, schema);
  const heading = articleHeading(page, title);
  const date = findPageDate(page, {
    meta,
    jsonLd,
    schema: schema?.date ?? first(jsonLd.values.map(readSchemaDate)),
    language: named,
    heading,
  });
  const shown = shownBylines(page, heading);
  // A page that states its publisher as the author often shows who wrote the article.
  const chooseByline = (readable: string | undefined) => {
    if (stated && !site.isName(stated)) return stated;
    // Readability takes any element of a page for the author's that is named so.
    const isNamed = readable && holdsName(readable) && !shown.others.has(readable) && !site.isName(readable);
    const named = isNamed ? readable : undefined;
    return named ?? shown.article ?? stated ?? (readable && site.isName(readable) ? readable : undefined);
  };
  const facts = keepKnownFacts({
    title,
    byline: stated,
    publisher,
    publishedAt: date?.instant,
    publishedAtOffset: date?.offset,
    publishedAtOrigin: date?.origin === 'text' ? 'text' : undefined,
    language: schema?.language ?? one('og:locale') ?? one('content-language'),
  });
  return { ...facts, chooseByline };
}

/** Some systems write the author for people who share the page: a label, and a value beside it. */
function labelledAuthor(meta: Meta): string | undefined {
  const isAuthor =
    /^(?:written by|author|verfasst von|geschrieben von|autor|écrit par|auteur|escrito por|scritto da)$/i;
  return ['1', '2']
    .filter((n) => isAuthor.test(meta.get(`twitter:label${n}`)?.[0] ?? ''))
    .map((n) => meta.get(`twitter:data${n}`)?.[0])[0];
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
