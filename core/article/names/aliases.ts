import { createHash } from 'node:crypto';
import type { EntityType } from '../analysis.ts';
import type { AliasFile } from './alias-file.ts';
import { foldName } from './fold-name.ts';
import { knownTypedName } from './known-name.ts';

/** An owner's aliases, ready for look-ups. A name that no entry mentions is left as it is. */
export interface Aliases {
  /** The digest of what the entries say. It is part of the settings that an article is enriched with. */
  readonly digest: string;
  /**
   * Returns the owner's canonical name for a name; undefined where no entry has it. An entry for one type comes before an
   * entry for all types. Without a type only entries for all types count.
   */
  find(name: string, type?: EntityType): string | undefined;
  /**
   * Tests for a canonical name that the owner hides. An entry for one type hides the name in that type only; without a
   * type, only an entry for all types hides it.
   */
  hides(canonical: string, type?: EntityType): boolean;
}

/** The digest does not change with the order of the entries, nor with their layout. */
export function digestOfAliases(file: AliasFile): string {
  return createHash('sha256').update(JSON.stringify(file)).digest('hex').slice(0, 32);
}

/** @param file as `parseAliasFile` returns it */
export function openAliases(file: AliasFile): Aliases {
  const names = new Map<string, string>();
  for (const { name, aliases, type } of file.names)
    for (const form of [name, ...aliases]) names.set(keyOf(form, type), name);
  const find = (name: string, type?: EntityType) =>
    (type && names.get(keyOf(name, type))) ?? names.get(keyOf(name));
  // "US" in the list hides what articles call the United States.
  const hidden = new Set(
    file.hide.flatMap(({ name, type }) => {
      const known = knownTypedName(name, type);
      const canonical = find(name, type) ?? (known && (find(known, type) ?? known)) ?? name;
      return [keyOf(canonical, type)];
    }),
  );
  return {
    digest: digestOfAliases(file),
    find,
    hides: (name, type) => hidden.has(keyOf(name)) || (type !== undefined && hidden.has(keyOf(name, type))),
  };
}

const keyOf = (name: string, type: EntityType | '' = '') => `${type}#${foldName(name)}`;
