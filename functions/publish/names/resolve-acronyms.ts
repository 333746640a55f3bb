import type { Aliases } from '@copydesk/core/article/names/aliases';
import { resolveKnown } from '@copydesk/core/article/names/resolve-name';
import type { NamedMention } from './named-mention.ts';

/** An acronym, with at least two capitals: "IMF", "U.N.", "BfN". */
const ACRONYM = /^\p{Lu}[\p{L}.&]{0,8}[\p{Lu}.]$/u;
/** A name with its acronym that the tagger took for one mention: "International Monetary Fund (IMF)". */
const BOTH = /^(\S+ .*\S) \(([^()]+)\)$/u;

/** Gives countries and international bodies one name in all articles, and an acronym the name that the article gives it. */
export function resolveAcronyms(mentions: readonly NamedMention[], aliases?: Aliases): NamedMention[] {
  const fullNameOf = readExpansions(mentions);
  return mentions.map((mention) => {
    const { type } = mention;
    if (!MAY_SHORTEN.has(type)) return mention;
    const name = dropAcronym(mention.text);
    const full = fullNameOf.get(`${type}#${unpointed(name)}`) ?? name;
    return { ...mention, text: resolveKnown(type, full, aliases) ?? full };
  });
}

const MAY_SHORTEN: ReadonlySet<string> = new Set(['ORGANIZATION', 'LOCATION', 'OTHER', 'EVENT']);
const unpointed = (name: string) => name.replaceAll('.', '');

/** The full name of each acronym that the article puts in brackets behind it, or before it. */
function readExpansions(mentions: readonly NamedMention[]): Map<string, string> {
  const fullNameOf = new Map<string, string>();
  const note = (type: string, full: string, acronym: string) => {
    if (!spells(full, acronym) || fullNameOf.has(`${type}#${unpointed(acronym)}`)) return;
    fullNameOf.set(`${type}#${unpointed(acronym)}`, full);
  };
  mentions.forEach(({ type, text, before = '' }, i) => {
    const [, whole, acronym] = BOTH.exec(text) ?? [];
    if (whole && acronym) note(type, whole, acronym);
    const last = mentions[i - 1];
    if (!last || !/\($/u.test(before) || !before.replace(/\s+/gu, ' ').endsWith(`${last.text} (`)) return;
    if (text.includes(' ')) note(last.type, text, last.text);
    else note(type, last.text, text);
  });
  return fullNameOf;
}

const dropAcronym = (name: string) => {
  const [, whole, acronym] = BOTH.exec(name) ?? [];
  return whole && acronym && spells(whole, acronym) ? whole : name;
};

/** Tests for an acronym whose letters are in the name, in order, from its first letter on. */
function spells(full: string, acronym: string): boolean {
  const letters = [...unpointed(acronym).toLowerCase()];
  if (!ACRONYM.test(acronym) || !full.includes(' ') || letters[0] !== full.charAt(0).toLowerCase())
    return false;
  let at = 0;
  return letters.every((letter) => {
    at = full.toLowerCase().indexOf(letter, at) + 1;
    return at > 0;
  });
}
