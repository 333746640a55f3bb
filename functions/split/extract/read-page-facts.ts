import { readSchemaArticle, type SchemaArticle } from './read-schema-article.ts';
import { toInstant } from './to-instant.ts';

/** The part of a DOM document that facts are read from. */
export interface Page {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}
interface PageElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

export interface PageFacts {
  readonly title?: string;
  readonly byline?: string;
  readonly publisher?: string;
  readonly publishedAt?: string;
  readonly language?: string;
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

/** What a page says of its article: JSON-LD first, then meta elements, then what it shows. */
export function readPageFacts(page: Page): PageFacts {
  const schema = readJsonLd(page);
  const meta = readMeta(page);
  const title = tellTitle(page, meta, schema);
  const byline = schema?.byline ?? first(BYLINE_META.map((name) => meta.get(name)).filter(isName));
  const publishedAt =
    schema?.publishedAt ??
    first(DATE_META.map((name) => toInstant(meta.get(name)))) ??
    toInstant(
      page
        .querySelector('article time[datetime], main time[datetime], time[datetime]')
        ?.getAttribute('datetime'),
    );
  const publisher = schema?.publisher ?? meta.get('og:site_name') ?? meta.get('dc.publisher');
  const language = schema?.language ?? meta.get('og:locale') ?? meta.get('content-language');
  return {
    ...(title && { title }),
    ...(byline && { byline: byline.replace(/^by\s+/i, '') }),
    ...(publisher && { publisher }),
    ...(publishedAt && { publishedAt }),
    ...(language && { language }),
  };
}

function readJsonLd(page: Page): SchemaArticle | undefined {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const article = readSchemaArticle(JSON.parse(script.textContent ?? ''));
      if (article) return article;
    } catch {
      // Pages bear broken JSON-LD; then the other facts have to do.
    }
  }
  return undefined;
}

function readMeta(page: Page): ReadonlyMap<string, string> {
  const meta = new Map<string, string>();
  for (const element of page.querySelectorAll('meta[content]')) {
    const content = element.getAttribute('content')?.replace(/\s+/g, ' ').trim();
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name && content && !meta.has(name)) meta.set(name, content);
    }
  }
  return meta;
}

/**
 * The heading where a longer title begins with it ("Harbour opens | The Daily"), else the title made for sharing, else
 * the title element, the site's name taken off its end.
 */
function tellTitle(
  page: Page,
  meta: ReadonlyMap<string, string>,
  schema?: SchemaArticle,
): string | undefined {
  const shown = (selector: string) =>
    page.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() || undefined;
  const heading = shown('article h1') ?? shown('main h1') ?? shown('h1');
  const element = shown('head > title');
  const shared = meta.get('og:title') ?? schema?.title ?? meta.get('twitter:title');
  const long = shared ?? element;
  const short = [heading, schema?.title, shared].find(
    (title) => title && long?.startsWith(title) && SEPARATOR.test(`${long.slice(title.length)} `),
  );
  const site = meta.get('og:site_name') ?? schema?.publisher;
  return short ?? takeOff(shared, site) ?? heading ?? takeOff(element, site);
}

function takeOff(title: string | undefined, site: string | undefined): string | undefined {
  if (!title || !site || !title.endsWith(site)) return title;
  const rest = title.slice(0, -site.length);
  const bare = rest.replace(/\s+[|\-–—·•:»«/]+\s*$/, '');
  return bare !== '' && bare !== rest ? bare : title;
}

const isName = (value: string | undefined) => value !== undefined && !/^https?:|^@/.test(value);
const first = <T>(values: readonly (T | undefined)[]) => values.find((value) => value !== undefined);
