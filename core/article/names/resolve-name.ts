import { ENTITY_TYPES, type EntityType } from '../analysis.ts';
import type { Aliases } from './aliases.ts';
import { foldName } from './fold-name.ts';
import { knownName, knownTypedName } from './known-name.ts';

/** The meaning of a name that a person typed. */
export interface ResolvedName {
  readonly canonical: string;
  /** The key of the name's rows: `foldName` of the canonical name. */
  readonly folded: string;
  /** The owner hides the name, so that it has no rows. */
  readonly isHidden: boolean;
  /** The types of the rows that this meaning is for; absent where it is for all that have the key. */
  readonly types?: readonly EntityType[];
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
  const typed = trimEdges(name);
  const found = [typed, typed.replace(POSSESSIVE, '')]
    .map((form) => ownName(form, knownTypedName(form, type), aliases, type))
    .find((canonical) => canonical !== undefined);
  const canonical = found ?? typed;
  return { canonical, folded: foldName(canonical), isHidden: aliases?.hides(canonical, type) ?? false };
}

/**
 * Every meaning of a name that a person typed without a type. There is one, unless the name means something else in some
 * types: by the owner's entries, or as "ARM", a code for Armenia that organisations do not go by.
 *
 * @returns the meaning of `resolveName` first; no two of the same key
 */
export function listMeanings(name: string, aliases?: Aliases): ResolvedName[] {
  const typed = trimEdges(name);
  const forms = [typed, typed.replace(POSSESSIVE, ''), knownTypedName(typed) ?? typed];
  const isOwn = (type: EntityType) => forms.some((form) => aliases?.find(form, type) !== aliases?.find(form));
  const isCode = knownTypedName(typed) !== knownTypedName(typed, 'ORGANIZATION');
  const meanings = new Map([resolveName(name, aliases)].map((meaning) => [meaning.folded, meaning]));
  for (const type of ENTITY_TYPES) {
    if (!isOwn(type) && !(isCode && type === 'ORGANIZATION')) continue;
    const meaning = resolveName(name, aliases, type);
    const { types: earlier = [], ...same } = meanings.get(meaning.folded) ?? meaning;
    const isGeneral = meanings.has(meaning.folded) && earlier.length === 0;
    if (!isGeneral) meanings.set(meaning.folded, { ...same, types: [...earlier, type] });
  }
  return [...meanings.values()];
}

/**
 * Resolves the name of a country or an international body in an article, as `resolveName` does a typed one: an owner's entry
 * for this very form comes before the table.
 *
 * @returns undefined for any other name
 */
export function resolveKnown(type: EntityType, name: string, aliases?: Aliases): string | undefined {
  const known = knownName(type, name);
  return known && ownName(name, known, aliases, type);
}

function ownName(
  name: string,
  known: string | undefined,
  aliases: Aliases | undefined,
  type: EntityType | undefined,
): string | undefined {
  return aliases?.find(name, type) ?? (known && (aliases?.find(known, type) ?? known));
}

const trimEdges = (name: string) => name.replace(EDGES, '').trim() || name.trim();
