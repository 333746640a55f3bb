import { deflateRawSync } from 'node:zlib';
import { ENTITY_TYPES, type EntityType } from '../analysis.ts';
import { foldName } from './fold-name.ts';

/** One name that articles write in several ways. */
export interface AliasEntry {
  /** The canonical name: records and events show it. */
  readonly name: string;
  /** Other names of it. Case, full stops and the like do not matter: see `foldName`. */
  readonly aliases: readonly string[];
  /** The entry is for mentions of this type only; absent: of every type. */
  readonly type?: EntityType;
}

/** A name that gets no record of an entity. */
export interface HiddenName {
  readonly name: string;
  readonly type?: EntityType;
}

/** An owner's alias file, with its entries in one order, whatever order they were written in. */
export interface AliasFile {
  readonly names: readonly AliasEntry[];
  readonly hide: readonly HiddenName[];
}

/** The version of the file's form, which each file states. */
const ALIAS_FILE_VERSION = 1;
const MAX_NAME_CHARS = 300;
/** The table keeps the file as one item, of at most 400 KB. */
const MAX_DEFLATED_BYTES = 350_000;
/** More faults help nobody. */
const MAX_FAULTS = 10;
/** Dates and quantities are no names. */
const TYPES = ENTITY_TYPES.filter((type) => type !== 'DATE' && type !== 'QUANTITY');

/** The text of a file with these entries. */
export const stringifyAliasFile = (file: AliasFile): string =>
  JSON.stringify({ version: ALIAS_FILE_VERSION, ...file });

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads an owner's alias file. Its JSON Schema is core/schemas/aliases.json; what a schema cannot say is checked here, too.
 *
 * @param text JSON
 * @param path of the file, for the error
 * @throws Error that lists each fault: which entry, what is wrong, and what to do
 */
export function parseAliasFile(text: string, path: string): AliasFile {
  const faults: string[] = [];
  const file = readFile(readJson(text, path), faults);
  if (faults.length === 0) faults.push(...findConflicts(file));
  if (faults.length === 0 && deflateRawSync(stringifyAliasFile(file)).byteLength > MAX_DEFLATED_BYTES)
    faults.push(
      `it has more than ${MAX_DEFLATED_BYTES / 1000} KB when compressed, and one item of the table holds no more`,
    );
  if (faults.length === 0) return file;
  const more = faults.length > MAX_FAULTS ? [`and ${faults.length - MAX_FAULTS} more`] : [];
  throw new Error(
    `The alias file ${path} is not valid: ${[...faults.slice(0, MAX_FAULTS), ...more].join('; ')}`,
  );
}

/** V8 says where the text stops to be JSON: line and column. */
function readJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`The alias file ${path} is no JSON: ${(error as Error).message}`, { cause: error });
  }
}

function readFile(value: unknown, faults: string[]): AliasFile {
  const file = readFields(value, 'the file', ['version', 'names', 'hide', '$schema'], faults);
  if (file.version !== ALIAS_FILE_VERSION)
    faults.push(`version is ${show(file.version)}, and must be ${ALIAS_FILE_VERSION}`);
  const names = readList(file.names, 'names', faults).map((entry, i) =>
    readEntry(entry, `names[${i}]`, faults),
  );
  const hide = readList(file.hide, 'hide', faults).map((entry, i) => readHidden(entry, `hide[${i}]`, faults));
  return { names: names.sort(byName), hide: hide.sort(byName) };
}

function readEntry(value: unknown, where: string, faults: string[]): AliasEntry {
  const fields = readFields(value, where, ['name', 'aliases', 'type'], faults);
  const name = readName(fields.name, `${where}.name`, faults);
  const listed = readList(fields.aliases, `${where}.aliases`, faults);
  if (Array.isArray(fields.aliases) && listed.length === 0)
    faults.push(
      `${where} (${show(name)}) has no aliases, and would change nothing: list the other names, or remove it`,
    );
  else if (fields.aliases === undefined) faults.push(`${where} (${show(name)}) has no list "aliases"`);
  const aliases = listed.map((alias, i) => readName(alias, `${where}.aliases[${i}]`, faults));
  return { name, aliases: [...new Set(aliases)].sort(), ...readType(fields.type, where, faults) };
}

function readHidden(value: unknown, where: string, faults: string[]): HiddenName {
  if (typeof value === 'string') return { name: readName(value, where, faults) };
  const fields = readFields(value, where, ['name', 'type'], faults);
  return { name: readName(fields.name, `${where}.name`, faults), ...readType(fields.type, where, faults) };
}

function readFields(value: unknown, where: string, known: readonly string[], faults: string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.push(`${where} is ${show(value)}, and must be an object with ${known.join(', ')}`);
    return {};
  }
  for (const name of Object.keys(value))
    if (!known.includes(name))
      faults.push(
        `${where} has the property ${show(name)}, which is not known: it takes ${known.join(', ')}`,
      );
  return value as Fields;
}

function readList(value: unknown, where: string, faults: string[]): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  faults.push(`${where} is ${show(value)}, and must be a list`);
  return [];
}

function readName(value: unknown, where: string, faults: string[]): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (typeof value !== 'string') faults.push(`${where} is ${show(value)}, and must be a name in quotes`);
  else if (!/[\p{L}\p{N}]/u.test(name))
    faults.push(`${where} is ${show(value)}, and must hold a letter or a digit`);
  else if (name.length > MAX_NAME_CHARS)
    faults.push(`${where} has ${name.length} characters, and may have ${MAX_NAME_CHARS} at most`);
  return name;
}

function readType(value: unknown, where: string, faults: string[]): { type?: EntityType } {
  if (value === undefined) return {};
  const type = TYPES.find((known) => known === value);
  if (!type) faults.push(`${where}.type is ${show(value)}, and must be one of ${TYPES.join(', ')}`);
  return type ? { type } : {};
}

/** Every name leads to one canonical name of a type, in one step. */
function findConflicts({ names, hide }: AliasFile): string[] {
  const owners = new Map<string, AliasEntry>();
  const faults: string[] = [];
  for (const entry of names) {
    for (const form of new Map(
      [entry.name, ...entry.aliases].map((form) => [foldName(form), form]),
    ).values()) {
      const key = keyOf(form, entry.type);
      const owner = owners.get(key);
      if (owner) faults.push(describeConflict(form, owner, entry));
      owners.set(key, entry);
    }
  }
  for (const entry of names) {
    const general = entry.type && owners.get(keyOf(entry.name));
    if (general && foldName(general.name) !== foldName(entry.name))
      faults.push(
        `${show(entry.name)} is the name of an entry, and an alias of ${show(general.name)}: a name leads to one other name only`,
      );
  }
  for (const { name, type } of hide) {
    const owner = owners.get(keyOf(name, type)) ?? owners.get(keyOf(name));
    if (owner && foldName(owner.name) !== foldName(name))
      faults.push(
        `hide has ${show(name)}, an alias of ${show(owner.name)}: hide ${show(owner.name)}, or remove the alias`,
      );
  }
  return faults;
}

function describeConflict(form: string, first: AliasEntry, second: AliasEntry): string {
  const of = second.type ? ` of type ${second.type}` : '';
  if (foldName(first.name) === foldName(second.name))
    return `two entries${of} have the name ${show(second.name)}: make them one entry`;
  return `${show(form)}${of} is in the entry ${show(first.name)} and in the entry ${show(second.name)}: keep it in one of them`;
}

const keyOf = (name: string, type: EntityType | '' = '') => `${type}#${foldName(name)}`;
const show = (value: unknown) => (JSON.stringify(value) ?? 'missing').slice(0, 80);
const byName = (a: HiddenName, b: HiddenName) =>
  compare(a.name, b.name) || compare(a.type ?? '', b.type ?? '');
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
