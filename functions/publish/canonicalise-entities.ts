import type { Aliases } from '@copydesk/core/article/names/aliases';
import { applyAliases } from './names/apply-aliases.ts';
import { cleanNames } from './names/clean-names.ts';
import type { NamedMention } from './names/named-mention.ts';
import { readHonorifics } from './names/read-honorifics.ts';
import { resolveAcronyms } from './names/resolve-acronyms.ts';
import { resolveShortNames } from './names/resolve-short-names.ts';
import { unifySpellings } from './names/unify-spellings.ts';

/** A pass takes all mentions of one article and returns them aligned, some of them under another name. */
type Pass = (mentions: readonly NamedMention[], aliases: Aliases | undefined) => NamedMention[];

/** In this order: each pass reads the names that the one before it made. */
const PASSES: readonly Pass[] = [
  // "Mrs Lind" is a woman
  readHonorifics,
  // "Iranian President Hassan Rouhani’s" → "Hassan Rouhani"; "the United Nations" → "United Nations"
  cleanNames,
  // "U.S.", "USA" → "United States"; "JCPOA" → "Joint Comprehensive Plan of Action", if the article says so
  resolveAcronyms,
  // "Nato", "NATO", "NATO" → "NATO"; a place that occurs only as "PRAGUE" → "Prague"
  unifySpellings,
  // "Trump" → "Donald Trump", where the article names no other Trump
  resolveShortNames,
  // "Facebook" → "Meta", if the owner's alias file says so
  applyAliases,
];

/**
 * The canonical name of each mention of one article.
 *
 * @param aliases the owner's, where the settings of the article name some
 * @returns aligned with the mentions; never empty for a mention that holds a letter
 */
export function canonicaliseEntities(mentions: readonly NamedMention[], aliases?: Aliases): string[] {
  return PASSES.reduce((named, pass) => pass(named, aliases), mentions).map(({ text }) => text);
}
