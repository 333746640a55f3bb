import { findDates } from './dates/parse-date.ts';
import { toWords } from './to-words.ts';

/** Words that come with a name, in the languages of news: "By", "Posted by", "Von". */
const BEFORE_NAME =
  /^(?:(?:posted|written|published|reported|words|text|geschrieben|verfasst|veröffentlicht|rédigé|publié|escrito|publicado|scritto|pubblicato)\s*:?\s*)?(?:by|door)\s*:?\s+/iu;
/** Some of these begin a surname too, as in "Von Trapp": two words must follow. */
const BEFORE_FULL_NAME =
  /^(?:(?:[Pp]osted|[Ww]ritten|[Vv]eröffentlicht|[Gg]eschrieben|[Rr]édigé|[Pp]ublié|[Ee]scrito|[Pp]ublicado|[Ss]critto)\s+)?(?:[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|[Dd]a)\s+(?=\p{Lu}\S*\s+(?:\S+\s+)*\p{Lu})/u;
/** Before a colon, after a verb or before the name of an account, these begin no surname. */
const BEFORE_ANY_NAME =
  /^(?:(?:von|vom|par|por|di|da|door|av|af)\s*:\s*|(?:erstellt|veröffentlicht|verfasst|geschrieben|publié|écrit|escrito|publicado|scritto)\s+(?:von|vom|par|por|da)\s+)/iu;
/** Before a single word these begin no surname: nobody signs as "von Trapp" alone. */
const BEFORE_ONE_NAME = /^(?:von|par|por)\s+(?=\S+$)|^(?:vom|durch)\s+/u;
/** The names of links to an author's other articles. */
const ALL_ARTICLES =
  /^(?:(?:zeige|show|view|see|mehr|more)\s+)?(?:(?:alle|all|more)\s+)?(?:beiträge|artikel|posts|articles|stories|interview|text und interview|words and pictures)\s*(?:(?:von|by|of|from)(?![\p{Ll}])|:)[\s:]*/iu;
/** Words that stand where names do, and the accounts of systems. */
const NO_AUTHOR =
  /^(?:no author|(?:wordpress|wp|site|web)?[-_ ]?admin(?:istrator)?|webmaster|root|published(?:\s+by)?|publiziert|datum|date|name(?:\s*\(.*)?|gesponserte inhalte|sponsored(?: content)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/iu;
const LABEL = /^(?:authors?|autor(?:e|es|in|en)?|auteurs?|text|words)\s*:\s*/iu;
/** What pages write behind a name: a label before a date, and the buttons beside it. */
const BEHIND_NAME =
  /(?:^|[\s,;/–—-]+)(?:(?:(?:first|last)\s+)?(?:posted|published|updated|modified|created)(?:\s+(?:on|at))?|(?:veröffentlicht|aktualisiert|erschienen)(?:\s+am)?|(?:publié|mis à jour)(?:\s+le)?|(?:publicado|actualizado)(?:\s+el)?|(?:pubblicato|aggiornato)(?:\s+il)?|on|am|le|el|il|e-?mail|print|share|drucken|teilen)\s*:?\s*$/iu;
const SEPARATOR = /\s*[|•·]\s*/;

/**
 * Takes the name out of a byline: without "By" or "Von", and without the date and the buttons that pages write beside it.
 *
 * @returns undefined where no name is left
 */
export function stripBy(byline: string | undefined): string | undefined {
  for (const part of toWords(byline)?.split(SEPARATOR) ?? []) {
    const name = nameIn(part);
    if (name) return name;
  }
  return undefined;
}

function nameIn(part: string): string | undefined {
  const [date] = findDates(part);
  const undated = date ? part.slice(0, date.begin) || part.slice(date.end).replace(/^[\s,;:–—-]+/, '') : part;
  let name = undated
    .replace(/^[\s,;:–—-]+/, '')
    .replace(ALL_ARTICLES, '')
    .trim();
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(BEHIND_NAME, '').replace(LABEL, '').trim();
  }
  name = name
    .replace(BEFORE_ANY_NAME, '')
    .replace(BEFORE_ONE_NAME, '')
    .replace(BEFORE_NAME, '')
    .replace(BEFORE_FULL_NAME, '')
    .replace(/(?:\s+anzeigen)?[\s,;:|–—→-]*$/, '');
  return /\p{L}/u.test(name) && !/^(?:by|von|par|por)$/i.test(name) && !NO_AUTHOR.test(name)
    ? name
    : undefined;
}
