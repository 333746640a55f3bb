import { parseDate, type WrittenDate, writeOffset } from '../../dates/parse-date.ts';
import { dayOrder } from './day-order.ts';
import type { Page, PageElement } from './page-element.ts';
import type { JsonLd } from './read-json-ld.ts';
import type { Meta } from './read-meta.ts';
import { type ShownDate, shownDates } from './shown-dates.ts';
import { urlDate } from './url-date.ts';

/** The names under which pages state the date of publication. */
const PUBLISHED_META =
  'article:published_time article:published og:article:published article:published_date article:publicationdate article:post_date article.published og:published_time og:pubdate og:publish_date og:datepublished og:question:published_time datepublished date_published publishdate publish_date publish-date publish_time published_time published-date published_date publisheddate publication_date publicationdate originalpublicationdate parsely-pub-date cxenseparse:recs:publishtime cxense:publishtime cxenseparse:publishtime bt:pubdate rbpubdate pdate ptime pubdate citation_publication_date citation_online_date dc.date.issued dc.issued dcterms.issued dc.date.publication article_date_original analyticsattributes.articledate dcsext.articlefirstpublished mediator_published_time rnews:datepublished shareaholic:article_published_time twt-published-at vr:published_time og:article:published_time sailthru.date'.split(
    ' ',
  );
/** Names that often hold the date of a file, or of today: a date that the article shows is trusted more. */
const LOOSE_META =
  'dc.date.created dc.created dcterms.created dc:created dcterms.date dc.date dc:date citation_date content_create_date article.created displaydate dateposted date_created datecreated created doc_date release_date video:release_date date gentime timestamp'.split(
    ' ',
  );
const MODIFIED_META =
  'article:modified_time og:updated_time datemodified dc.modified dcterms.modified dc.date.modified article:modified og:modified_time og:article:modified_time last-modified lastmod lastmodified modified revised revision_date'.split(
    ' ',
  );
const MILLISECONDS_PER_DAY = 86_400_000;
/** Zones are at most 14 hours from UTC. */
const MAX_OFFSET_MINUTES = 14 * 60;

/** The date of a page. */
export interface PageDate extends WrittenDate {
  /** `document`: its markup states it. `text`: its text shows it. */
  readonly origin: 'document' | 'text';
}

/** What other parts of the page's reader found before. */
export interface DateSources {
  readonly meta: Meta;
  readonly jsonLd: JsonLd;
  /** The date of publication that JSON-LD states for the article. */
  readonly schema?: WrittenDate | undefined;
  readonly language?: string | undefined;
  /** The heading of the article. */
  readonly heading?: PageElement | null;
}

/**
 * Finds when a page was published. The sources in order of trust: JSON-LD, meta elements, markup in the article, the
 * address, dates that the page shows in the article and then beside it, and dates of a change last. A day in the address
 * wins over metadata that differ from it by more than a day: they are of a later version.
 */
export function findPageDate(
  page: Page,
  { meta, jsonLd, schema, language, heading }: DateSources,
): PageDate | undefined {
  const order = dayOrder(page.body.textContent ?? '', language);
  const stated = (names: readonly string[]) =>
    first(names, (name) => first(meta.get(name) ?? [], (value) => plausible(parseDate(value, order))));
  const address = urlDate(page, meta);
  const inMetadata =
    plausible(schema) ?? stated(PUBLISHED_META) ?? first(jsonLd.broken, (source) => publishedIn(source));
  const shown = shownDates(page, order, heading);
  if (inMetadata && (!address || isNear(inMetadata, address)))
    return { ...withOffset(inMetadata, [stated(['sailthru.date']), ...shown]), origin: 'document' };
  if (address) {
    const near = shown.find((date) => date.hasTime && dayOf(date) === address.slice(0, 10));
    return near
      ? fromShown(near)
      : { instant: address, hasTime: false, isAmbiguous: false, origin: 'document' };
  }
  const loose = stated(LOOSE_META);
  const inArticle = shown.filter(({ as, zone }) => zone === 'article' && as !== 'modified');
  if (loose && (inArticle.length === 0 || inArticle.some((date) => dayOf(date) === dayOf(loose))))
    return { ...loose, origin: 'document' };
  const best = chooseShown(shown, RANKS) ?? loose ?? onlyOneBeside(shown);
  if (best) return fromShown(best);
  const modified = stated(MODIFIED_META) ?? chooseShown(shown, MODIFIED_RANKS);
  return modified && fromShown(modified);
}

function fromShown(date: WrittenDate & Partial<ShownDate>): PageDate {
  return { ...date, origin: date.isMarkup === false ? 'text' : 'document' };
}

/** The day on which it was where the date was written. */
function dayOf({ instant, offset }: WrittenDate): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset ?? '') ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return new Date(Date.parse(instant) + (sign === '-' ? -size : size)).toISOString().slice(0, 10);
}

/**
 * Adds the offset to an instant in UTC where the page writes the same minute in another hour too, without a zone: that is
 * the local time. Where the page writes the same instant with an offset, that is the offset.
 */
function withOffset(date: WrittenDate, others: readonly (WrittenDate | undefined)[]): WrittenDate {
  if (date.offset || !date.hasTime) return date;
  for (const other of others) {
    if (other?.offset && other.instant.slice(0, 19) === date.instant.slice(0, 19))
      return { ...date, offset: other.offset };
    if (!other?.hasTime || other.offset) continue;
    const minutes = Math.round((Date.parse(other.instant) - Date.parse(date.instant)) / 60_000);
    const isSameMinute = other.instant.slice(14, 16) === date.instant.slice(14, 16);
    if (isSameMinute && minutes !== 0 && Math.abs(minutes) <= MAX_OFFSET_MINUTES)
      return { ...date, offset: writeOffset(minutes) };
  }
  return date;
}

/** From the most to the least trusted: the way it is shown, and where. */
const RANKS =
  'published article,published page,created article,created page,time article,class article,line article,time page,class page,line page'.split(
    ',',
  );
const MODIFIED_RANKS = ['modified article', 'modified page', 'modified beside'];

function chooseShown(shown: readonly ShownDate[], ranks: readonly string[]): ShownDate | undefined {
  return first(ranks, (rank) => shown.find(({ as, zone }) => `${as} ${zone}` === rank));
}

/** Menus and sidebars show the dates of other articles. Where they agree on one day, it is of this one. */
function onlyOneBeside(shown: readonly ShownDate[]): ShownDate | undefined {
  const beside = shown.filter(({ as, zone }) => zone === 'beside' && as !== 'modified');
  const days = new Set(beside.map(({ instant }) => instant.slice(0, 10)));
  return days.size === 1 ? beside[0] : undefined;
}

function publishedIn(source: string): WrittenDate | undefined {
  return plausible(parseDate(/"datePublished"\s*:\s*"([^"]{4,100})"/.exec(source)?.[1] ?? ''));
}

function isNear(date: WrittenDate, day: string): boolean {
  return Math.abs(Date.parse(date.instant) - Date.parse(day)) <= 2 * MILLISECONDS_PER_DAY;
}

/** The web began in 1990. Older dates are defaults of programs. */
function plausible(date: WrittenDate | undefined): WrittenDate | undefined {
  return date && date.instant >= '1990' ? date : undefined;
}

function first<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
