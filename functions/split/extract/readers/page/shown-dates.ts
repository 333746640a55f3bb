import type { DayOrder } from '../../dates/find-days.ts';
import { findDates, parseDate, type WrittenDate } from '../../dates/parse-date.ts';
import { ELEMENT_NODE, type Page, type PageElement, shortText, TEXT_NODE } from './page-element.ts';

/** A date in the body of a page, with what tells how far to trust it. */
export interface ShownDate extends WrittenDate {
  /**
   * How the page presents it: `published` is marked up or labelled as the date of publication, `created` as that of creation, `time` is a time element,
   * `class` has a class or id that names a date, `line` is a short line of text, `modified` is marked or labelled as an update.
   */
  readonly as: 'published' | 'created' | 'time' | 'class' | 'line' | 'modified';
  /** Where: in the article, elsewhere in the page, or in what surrounds articles, as menus, sidebars and comments. */
  readonly zone: Zone;
  /** Whether an attribute gives it, not only the text. */
  readonly isMarkup: boolean;
}
type Zone = 'article' | 'page' | 'beside' | 'header';

/** Larger elements than this are no date, but may contain one. */
const MAX_CHARS = 160;
/** The words that a line may have before a date and after it. More of them make a sentence that mentions a date. */
const MAX_BEFORE = 60;
const MAX_AFTER = 60;
/** A page that shows more dates is a list or a calendar. */
const MAX_SHOWN = 400;

const BESIDE_TAG = /^(?:nav|aside|footer|form|button|select|dialog)$/i;
const BESIDE_NAME =
  /(?:^|\s)(?:side-?bar\w*|aside|(?:site|page|main|global)-?(?:footer|header|nav)\w*|related|comments?(?!\w)|commentlist|disqus|widget_\w+|nav|navbar|navigation|menu|breadcrumbs?|footer|teasers?(?!-text)|recommend\w*|most-?(?:read|popular)|trending|popular|ticker|clock|weather|calendar|upcoming|latest|newest|promo|advert\w*|cookie\w*|copyright|search|archives?|recent)(?:$|[\s_-])/i;
/** Where pages show today's date. */
const HEADER_NAME =
  /(?:^|\s)(?:(?:site|page|main|global|top)-?)?(?:header|masthead|banner|topbar|top-bar|top|today\w*|current-?date|clock|weather|ticker)(?:$|\s|-(?:date|top|clock|time))/i;
const ARTICLE_TAG = /^(?:article|main)$/i;
const ARTICLE_NAME =
  /(?:^|[\s_-])(?:h?entry|h?article|post|story|artikel|articulo|noticia|single|entry-content|article-\w+|post-\w+|story-\w+|content|main)(?:$|[\s_-])/i;
const DATE_NAME =
  /date(?!pick|base)|datum|fecha|(?:^|[\s_-])(?:data|dato|dateline|time|timestamp|posted|publish\w*|published|pub|pubtime|created|submitted|meta|metadata|byline|by-line|subline|info|author|autor\w*|parution|kicker|details|credits?)(?:$|[\s_-]|[A-Z])|post_?detail|[a-z](?:Meta|Info|Time|Published|Byline)/;
const PUBLISHED_NAME =
  /(?:^|[\s_-])(?:published|date-?published|entry-date|entry-time|post-?date|pub-?date|publish(?:ed)?-?(?:date|time|on)|published|article-?date|date-?line|story-?date|news-?date|dt-published)(?:$|[\s_-])/i;
const MODIFIED_NAME = /modif|updat|(?:^|[\s_-])(?:changed|revision|lastmod)/i;
const MODIFIED_WORD =
  /\b(?:updated?|modified|edited|changed|revised|reviewed|accessed|stand|aktualisiert|geändert|zuletzt|modifi|mis à jour|màj|actualiz\w+|actualis\w+|modificat\w*|aggiornat\w+|atualizad\w+|bijgewerkt|gewijzigd|zmieniono|güncelle\w*)/iu;
const PUBLISHED_WORD =
  /(?:^|[^\p{L}])(?:published|posted|publish date|pub(?:lication)? date|released|created|written|first published|submitted|veröffentlicht|erschienen|erstellt|publiziert|publié|mis en ligne|paru|publicado|publicada|publicación|pubblicato|gepubliceerd|geplaatst|opublikowano|опубликовано|yayın\w*|date|datum|fecha|data)(?![\p{L}])[^\p{L}\d]*(?:(?:on|am|le|el|il|em|op|at|the|by|von|par|por)\s)?[^\d]{0,30}$/iu;
const NO_DATE_WORD =
  /©|\(c\)|copyright|©|all rights|born|geboren|expires?|deadline|event|termin|veranstaltung|since|seit|until|bis|from\s*$/i;
const PUBLISHED_PROPERTY = /(?:^|\s|:)(?:datepublished|dateposted|uploaddate|pubdate|issued)(?:$|\s)/i;
const CREATED_PROPERTY = /(?:^|\s|:)datecreated(?:$|\s)/i;
const MODIFIED_PROPERTY = /(?:^|\s|:)(?:datemodified|dateupdated?|modified)(?:$|\s)/i;

/** A line that is nothing but a date with a year of two digits. */
const SHORT_DATE = /^\d{1,2}\.\d{1,2}\.\d\d$/;

/** Finds the dates that the body of a page shows, in its order. @param heading the article's */
export function shownDates(page: Page, order?: DayOrder, heading?: PageElement | null): ShownDate[] {
  const shown: ShownDate[] = [];
  const add = (date: WrittenDate | undefined, as: ShownDate['as'], zone: Zone, isMarkup: boolean) => {
    if (!date || date.instant < '1990' || shown.length >= MAX_SHOWN) return false;
    shown.push({ ...date, as, zone, isMarkup });
    return true;
  };
  const walk = (element: PageElement, outer: Zone) => {
    for (const child of element.childNodes) {
      if (child.nodeType === TEXT_NODE) {
        const text = child.textContent ?? '';
        if (/\d/.test(text)) addLine(text.slice(0, 2 * MAX_CHARS), outer, 'line');
      }
      if (child.nodeType !== ELEMENT_NODE || isSilent(child.nodeName)) continue;
      const name = nameOf(child);
      const zone = zoneOf(child, name, outer, heading ?? null);
      if (zone !== 'header' && !addElement(child, name, zone)) walk(child, zone);
    }
  };
  const addLine = (text: string, zone: Zone, as: 'line' | 'class' | 'time', name = '') => {
    const line = text.replace(/\s+/g, ' ').trim();
    let last = 0;
    let any = false;
    const takesShort = as !== 'line' || SHORT_DATE.test(line);
    for (const date of findDates(line, order, takesShort)) {
      const before = line.slice(last, date.begin);
      const after = line.slice(date.end);
      last = date.end;
      if (NO_DATE_WORD.test(before) || before.length > MAX_BEFORE) continue;
      // A dateline opens a paragraph: "Oslo, 24 March 2026 – …".
      if (
        as === 'line' &&
        after.length > MAX_AFTER &&
        !(before.length < 30 && /^\)?\s?[-–—:|(„]/.test(after))
      )
        continue;
      const how =
        MODIFIED_WORD.test(before) || (MODIFIED_NAME.test(name) && !/publish/i.test(name))
          ? 'modified'
          : PUBLISHED_WORD.test(before) || PUBLISHED_NAME.test(name)
            ? 'published'
            : as;
      any = add(date, how, zone, false) || any;
    }
    return any;
  };
  /** @returns whether the element's own date was found, so that its parts need no look */
  const addElement = (element: PageElement, name: string, zone: Zone): boolean => {
    const tag = element.nodeName.toLowerCase();
    const property = `${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('property') ?? ''}`;
    const written = attributeDate(element, tag, order);
    if (PUBLISHED_PROPERTY.test(property) || (tag === 'time' && element.getAttribute('pubdate') !== null))
      return add(written ?? textDate(element, order), 'published', zone, written !== undefined);
    if (CREATED_PROPERTY.test(property))
      return add(written ?? textDate(element, order), 'created', zone, written !== undefined);
    if (MODIFIED_PROPERTY.test(property))
      return add(written ?? textDate(element, order), 'modified', zone, written !== undefined);
    if (written) {
      const as =
        MODIFIED_NAME.test(name) && !/publish/i.test(name)
          ? 'modified'
          : PUBLISHED_NAME.test(name)
            ? 'published'
            : 'time';
      return add(written, as, zone, true);
    }
    if (tag !== 'time' && !DATE_NAME.test(name) && tag !== 'small') return false;
    const text = shortText(element, MAX_CHARS);
    // The time element in it states more than it shows.
    if (text === undefined || !/\d/.test(text)) return false;
    if (tag !== 'time' && element.querySelector?.('time[datetime]')) return false;
    return addLine(text, zone, tag === 'time' ? 'time' : 'class', name);
  };
  walk(page.body, 'page');
  return shown;
}

function isSilent(nodeName: string): boolean {
  return /^(?:script|style|noscript|template|svg|iframe|select|option|meta|link|title)$/i.test(nodeName);
}

function nameOf(element: PageElement): string {
  return `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.trim();
}

function zoneOf(element: PageElement, name: string, outer: Zone, heading: PageElement | null): Zone {
  if (outer === 'beside') return outer;
  const tag = element.nodeName;
  if (outer === 'page' && (/^(?:header|nav)$/i.test(tag) || HEADER_NAME.test(name))) {
    if (!(heading && contains(element, heading))) return 'header';
  } else if (BESIDE_TAG.test(tag) || BESIDE_NAME.test(name)) {
    if (!(heading && contains(element, heading))) return 'beside';
  }
  const isArticle = ARTICLE_TAG.test(tag) || /article|posting/i.test(element.getAttribute('itemtype') ?? '');
  return isArticle || (name !== '' && ARTICLE_NAME.test(name)) ? 'article' : outer;
}

function contains(element: PageElement, other: PageElement): boolean {
  for (
    let at: PageElement | null = other;
    at;
    at = (at as { parentNode?: PageElement | null }).parentNode ?? null
  )
    if (at === element) return true;
  return false;
}

/** A time element's date, or the date that microformats keep in the title of an abbreviation or another element. */
function attributeDate(element: PageElement, tag: string, order?: DayOrder): WrittenDate | undefined {
  const names = [
    'datetime',
    'content',
    'data-datetime',
    'data-date',
    'data-published',
    'data-time',
    'data-timestamp',
    'data-utime',
  ];
  if (tag === 'abbr' || tag === 'time' || tag === 'span' || tag === 'a') names.push('title');
  for (const name of names) {
    const value = element.getAttribute(name);
    const date = value && /\d/.test(value) ? parseDate(value, order) : undefined;
    if (date) return date;
  }
  return undefined;
}

function textDate(element: PageElement, order?: DayOrder): WrittenDate | undefined {
  const text = shortText(element, MAX_CHARS);
  return text ? (parseDate(text, order) ?? findDates(text, order)[0]) : undefined;
}
