import { toWords } from '../../to-words.ts';
import type { Page } from './page-element.ts';
import type { Meta } from './read-meta.ts';

/** What is known about the site of a page. */
export interface Site {
  readonly name: string | undefined;
  /** Whether a text is the site's name or its address, and so no author and no title. */
  readonly isName: (text: string) => boolean;
  /** Whether a text is that of a heading that links to the site's first page. */
  readonly isHome: (text: string) => boolean;
  /** Takes the site's name off a title. */
  readonly strip: (title: string | undefined) => string | undefined;
}

/** A title's separators. A hyphen needs spaces, since words have it too. */
const LAST = /\s*(?:[|»⋆★•·]|::|\s[-–—]\s|\s[-–—:])\s*(?=[^|»⋆★•·]*$)/u;
/** The separators behind a site's name. */
const FIRST = /^([^|»⋆★]{2,60}?)\s*(?:[|»⋆★]|::|\s[-–—])\s*/u;
/** What blogs write between their name and a title. */
const ARCHIVE = /^(?:blog[- ]?)?archive?\s*[|»:–—-]+\s*/i;
/** The address of a first page, also in an archive. */
const HOME =
  /^(?:https?:\/\/web\.archive\.org\/web\/\d+\w*\/)?(?:(?:https?:)?\/\/[^/?#]+)?\/?(?:index\.\w+)?$|^(?:\.\.\/)+$/i;
const HOME_LINKS = 'h1 > a, .site-title > a, #site-title > a';
/** Marks that stand only before the name of a site. */
const SURE = /[|»⋆★]|::/;
const MAX_SITE_WORDS = 3;
const MAX_HOME_LINKS = 5;
const MIN_TITLE_WORDS = 3;

/** @param publisher as the page states it */
export function siteOf(page: Page, meta: Meta, publisher: string | undefined): Site {
  const name = meta.get('og:site_name')?.[0] ?? publisher;
  const host = hostOf(
    page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta.get('og:url')?.[0] ?? '',
  );
  const homes = homeNames(page);
  const known = [name, publisher, ...homes].flatMap((one) => (one ? [fold(one)] : []));
  const isName = (text: string): boolean => {
    const folded = fold(text);
    return (
      folded !== '' &&
      (known.includes(folded) || (folded.length >= 3 && host.includes(folded)) || isAddress(text, host))
    );
  };
  const isHome = (text: string) => homes.some((home) => fold(home) === fold(text));
  const stripStart = (title: string): string => {
    const [start = '', first = ''] = FIRST.exec(title) ?? [];
    const rest = title.slice(start.length).replace(ARCHIVE, '');
    return start !== '' && /[\p{L}\p{N}]/u.test(rest) && known.includes(fold(first)) ? rest : title;
  };
  const strip = (title: string | undefined): string | undefined => {
    const short = stripEnd(title);
    return short && stripStart(short);
  };
  const stripEnd = (title: string | undefined): string | undefined => {
    const found = title === undefined ? null : LAST.exec(title);
    if (!title || !found) return title;
    const rest = title.slice(0, found.index).trim();
    const last = title.slice(found.index + found[0].length).trim();
    if (!/[\p{L}\p{N}]/u.test(rest) || last === '') return title;
    if (isName(last)) return stripEnd(rest);
    const isLikely = SURE.test(found[0]) && count(last) <= MAX_SITE_WORDS && count(rest) >= MIN_TITLE_WORDS;
    return isLikely && known.length === 0 ? rest : title;
  };
  return { name, isName, isHome, strip };
}

/** The texts of headings that are links to the site's first page. */
function homeNames(page: Page): string[] {
  return [...page.querySelectorAll(HOME_LINKS)]
    .slice(0, MAX_HOME_LINKS)
    .filter((link) => HOME.test(link.getAttribute('href') ?? '-'))
    .flatMap((link) => toWords(link.textContent) ?? []);
}

function hostOf(address: string): string {
  const host = /^(?:https?:)?\/\/(?:www\.)?([^/:?#]+)/i.exec(address)?.[1] ?? '';
  return fold(host.replace(/\.[a-z]{2,}$/i, ''));
}

const isAddress = (text: string, host: string) =>
  /^[\w.-]+\.[a-z]{2,10}$/i.test(text) && host !== '' && fold(text).includes(host);
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
const count = (text: string) => text.split(/\s+/).length;
