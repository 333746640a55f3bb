import { decodeHTML } from 'entities/decode';
import { toWords } from '../../to-words.ts';
import type { SchemaArticle } from '../read-schema-article.ts';
import { bareTexts } from './heading-texts.ts';
import type { Page } from './page-element.ts';
import type { Meta } from './read-meta.ts';
import type { Site } from './site.ts';

const SEPARATOR = /^\s*[|\-–—·•:»«/]+\s/;
const HEADINGS = ['h1[itemprop~="headline"]', 'article h1', 'main h1', 'h1', 'article h2', 'main h2', 'h2'];
/** A page with more headings of a kind is a list. */
const MAX_HEADINGS = 10;
const fold = (title: string) =>
  title.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();
const wordCount = (title: string) => title.split(/\s+/).length;

/**
 * Chooses the title. A heading wins if a longer title starts with it ("Harbour opens | The Daily"), or if it shares words with
 * the titles for sharing and of the window. Next come those, without the site's name.
 */
export function readTitle(page: Page, meta: Meta, site: Site, schema?: SchemaArticle): string | undefined {
  const decoded = (name: string) => toWords(decodeHTML(decodeHTML(meta.get(name)?.[0] ?? '')));
  const element = toWords(page.querySelector('head > title')?.textContent);
  // Encyclopedias write a description as the headline.
  const inSchema = schema?.titles?.find((title) => element?.includes(title)) ?? schema?.title;
  const shared = decoded('og:title') ?? inSchema ?? decoded('twitter:title');
  const stated = [schema?.title, shared, element].map((title) => site.strip(title));
  const bare = findBareHeading(page, stated);
  if (bare) return bare;
  const heading = site.strip(findHeading(page, [element, shared], site));
  const long = shared ?? element;
  const short = [heading, schema?.title, shared].find(
    (title) => title && long?.startsWith(title) && SEPARATOR.test(`${long.slice(title.length)} `),
  );
  if (short) return site.strip(short);
  if (heading && [shared, element].some((title) => title && sharesWords(heading, title))) return heading;
  return site.strip(shared) ?? heading ?? site.strip(element);
}

/** Finds a heading that is, without a kicker before it or a line behind it, what the page states as its title. */
function findBareHeading(page: Page, stated: readonly (string | undefined)[]): string | undefined {
  const titles = new Set(stated.flatMap((title) => (title ? [fold(title)] : [])));
  for (const heading of [...page.querySelectorAll('h1, h2')].slice(0, 2 * MAX_HEADINGS)) {
    const bare = bareTexts(heading).find((text) => wordCount(text) > 1 && titles.has(fold(text)));
    if (bare) return bare;
  }
  return undefined;
}

/** Whether a heading is the title in other words: it has several words, and half of them stand in the title, too. */
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
function findHeading(page: Page, titles: readonly (string | undefined)[], site: Site): string | undefined {
  const headings = HEADINGS.flatMap((selector) =>
    [...page.querySelectorAll(selector)].slice(0, MAX_HEADINGS).map((found) => toWords(found.textContent)),
  ).filter(
    (heading) => heading !== undefined && fold(heading) !== fold(site.name ?? '') && !site.isHome(heading),
  );
  const isTitle = (heading: string) =>
    titles.some((title) => {
      const rest = fold(title ?? '').split(fold(heading));
      // A title starts with the article's and ends with the site's: "Harbour opens | The Daily".
      return rest.length > 1 && (rest[0] === '' || heading.length > (title ?? '').length / 2);
    });
  const inTitles = headings.filter((heading) => heading !== undefined && isTitle(heading));
  // A site or a section may start a title too: "Customs online - Customs duty on tobacco is raised".
  const named = inTitles.find((heading) => wordCount(heading ?? '') > 2) ?? inTitles[0];
  const h1 = HEADINGS.slice(0, 4)
    .flatMap((selector) => toWords(page.querySelector(selector)?.textContent) ?? [])
    .find((heading) => !site.isHome(heading));
  const isSection = (heading: string) =>
    fold(heading) === fold(site.name ?? '') ||
    (wordCount(heading) <= 2 && titles.some((title) => isOther(heading, title ?? '')));
  return named ?? (h1 && !isSection(h1) ? h1 : undefined);
}

/** Whether a title has several words, and a short heading has none of them. */
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
