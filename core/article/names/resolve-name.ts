import type { EntityType } from '../analysis.ts';
import type { Aliases } from './aliases.ts';
import { foldName } from './fold-name.ts';
import { knownName, knownTypedName } from './known-name.ts';

/** The name that a person's words mean. */
export interface ResolvedName {
  readonly canonical: string;
  /** The key of the name's rows: `foldName` of the canonical name. */
  readonly folded: string;
  /** The owner hides the name, so that it has no rows. */
  readonly isHidden: boolean;
}

const EDGES = /^[\s"“”„«»()[\]{},;:!?]+|[\s"“”„«»()[\]{},;:!?]+$/gu;
const POSSESSIVE = /['’ʼ‘´`]s?$/iu;

/**
 * Resolves a name that a person typed: to the owner's canonical name, else to that of the table of countries and international
 * bodies, else to itself. It gives the name that `canonicaliseEntities` of publish gives in articles.
 *
 * "Iran's" is Iran, because one of the tables has it. "McDonald's" stays: its end is a part of it.
 *
 * @param type where only rows of this type are asked for. An owner may give one name another meaning in each type
 */
export function resolveName(name: string, aliases?: Aliases, type?: EntityType): ResolvedName {
  const typed = name.replace(EDGES, '').trim() || name.trim();
  const found = [typed, typed.replace(POSSESSIVE, '')]
    .map((form) => ownName(form, knownTypedName(form, type), aliases, type))
    .find((canonical) => canonical !== undefined);
  const canonical = found ?? typed;
  return { canonical, folded: foldName(canonical), isHidden: aliases?.hides(canonical, type) ?? false };
}

/**
 * Resolves the name of a mention in an article, as `resolveName` does a typed one: an owner's entry for this very form comes
 * before the table, and an entry for the table's canonical name after it.
 */
export function resolveMention(type: EntityType, name: string, aliases?: Aliases): string {
  return ownName(name, knownName(type, name), aliases, type) ?? name;
}

function ownName(
  name: string,
  known: string | undefined,
  aliases: Aliases | undefined,
  type: EntityType | undefined,
): string | undefined {
  return aliases?.find(name, type) ?? (known && (aliases?.find(known, type) ?? known));
}
