import { stripBy } from '../../strip-by.ts';
import { ELEMENT_NODE, type Page, type PageElement, shortText } from './page-element.ts';

/** Marks of an element that holds the author's name, the surest first. A class or id must be one of these words as a whole. */
const MARKS: readonly ((element: PageElement) => boolean)[] = [
  (element) => /(?:^|\s)author(?:\s|$)/i.test(element.getAttribute('itemprop') ?? ''),
  (element) => /(?:^|\s)author(?:\s|$)/i.test(element.getAttribute('rel') ?? ''),
  (element) =>
    /(?:^|\s)(?:(?:c|m|article|post|entry|story|news|content|meta|single|ja)?[-_]{0,2})(?:byline|author|autor|auteur|authors|autoren)(?:[-_]{1,2}(?:name|link|info|text|line|names|title))?(?:\s|$)|(?:^|\s)vcard(?:\s|$)/i.test(
      `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`,
    ),
];
/** What surrounds articles and names the authors of others: comments, teasers, lists, boxes about people. */
const BESIDE =
  /(?:^|[\s_-])(?:comments?|commentlist|disqus|related|sidebar|side-?bar|footer|nav|menu|teasers?|recommend\w*|popular|widget\w*|reply|respond|quote|cite|testimonial|review)/i;
const BESIDE_TAG = /^(?:aside|nav|footer|form|blockquote|figure|figcaption)$/i;
const SILENT_TAG = /^(?:script|style|noscript|template|svg|iframe)$/i;
const MAX_CHARS = 100;
const MAX_WORDS = 6;
const MAX_NAMES = 4;
/** Words of links and labels that stand where names do. */
const NO_NAME =
  /^(?:about|more|view|all|see|read|follow|posts?|articles?|contact|e-?mail|share|print|home|admin|author|autor\w*|profil\w*|über|alle|mehr|zum|biograph\w*|website|unknown|anonym\w*|comment\w*|copyright|image|photo|foto|source|quelle)(?![\p{L}\p{M}])/iu;
const NAME_PARTICLE =
  /^(?:van|von|vom|zu|zur|de|der|den|del|della|di|da|do|dos|du|la|le|el|al|bin|ben|ibn|y|e|und|and|et|of|the|’t|'t)$/i;

/** The names in elements whose markup says that they hold an author. */
export interface ShownBylines {
  readonly article: string | undefined;
  /** Those beside the article: of comments and of other articles. */
  readonly others: ReadonlySet<string>;
}

/** Finds the author's name that a page shows with its article. */
export function shownBylines(page: Page, heading: PageElement | null): ShownBylines {
  const found: { name: string; rank: number }[] = [];
  const others = new Set<string>();
  const around = elementsAround(heading);
  let start: number | undefined;
  const walk = (element: PageElement, isBeside: boolean) => {
    for (const child of element.childNodes) {
      if (child.nodeType !== ELEMENT_NODE || SILENT_TAG.test(child.nodeName)) continue;
      if (child === heading) start = found.length;
      if (BESIDE_TAG.test(child.nodeName)) continue;
      const names = `${child.getAttribute('class') ?? ''} ${child.getAttribute('id') ?? ''}`;
      // The layout of a page is named for its sidebar, too.
      const isOutside = isBeside || (BESIDE.test(names) && !around.has(child));
      const rank = MARKS.findIndex((matches) => matches(child));
      const text = rank < 0 ? undefined : shortText(child, MAX_CHARS);
      const name = nameIn(text) ?? (rank === 0 || rank === 1 ? accountIn(text) : undefined);
      if (name === undefined) walk(child, isOutside);
      else if (isOutside) others.add(name);
      else found.push({ name, rank });
    }
  };
  walk(page.body, false);
  const best = Math.min(...found.map(({ rank }) => rank));
  const names = [...new Set(found.filter(({ rank }) => rank === best).map(({ name }) => name))];
  if (names.length <= MAX_NAMES) return { article: names.join(', ') || undefined, others };
  // More names are those of other articles, too: the first one below the heading is the author's.
  for (const { name } of found.slice(0, start)) others.add(name);
  const below = start === undefined ? undefined : found.slice(start).find(({ rank }) => rank === best);
  return { article: below?.name, others };
}

/** The elements that hold a heading. */
function elementsAround(heading: PageElement | null): ReadonlySet<PageElement> {
  const around = new Set<PageElement>();
  for (let element = heading?.parentNode; element; element = element.parentNode) around.add(element);
  return around;
}

/** The account of an author who gives no name, such as "ana42". */
function accountIn(text: string | undefined): string | undefined {
  const name = stripBy(text);
  return name && /^[\p{L}][\p{L}\p{N}._-]{2,30}$/u.test(name) && !NO_NAME.test(name) ? name : undefined;
}

/** Takes the names out of a line. @returns undefined for a line that holds something else */
function nameIn(line: string | undefined): string | undefined {
  const name = stripBy(line)?.replace(/[\s,;:|–—-]+$/, '');
  if (!name || /[\d@/:?!<>]/.test(name) || NO_NAME.test(name)) return undefined;
  const parts = name.split(/\s*(?:,|;|&|\s(?:and|und|et|y|e)\s)\s*/u);
  return parts.every(isName) ? name : undefined;
}

/** Tells a line with a name, such as "Ana Marsh (with Bo Lind)", from a sentence, a link or an account. */
export function holdsName(line: string): boolean {
  const small = line.split(/\s+/).filter((word) => /^\p{Ll}/u.test(word) && !NAME_PARTICLE.test(word));
  return !/[\d@/<>]/.test(line) && !NO_NAME.test(line) && small.length < 3;
}

/** At most six words, each with a capital but for particles: no sentence about the author. */
function isName(part: string): boolean {
  const words = part.split(/\s+/);
  return (
    part !== '' &&
    words.length <= MAX_WORDS &&
    words.every((word) => /^\P{L}*[\p{Lu}\p{Lo}]/u.test(word) || NAME_PARTICLE.test(word))
  );
}
