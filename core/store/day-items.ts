import { ENTITY_TYPES, type EntityType } from '../article/analysis.ts';
import type { MentionCount } from '../digest/count-mentions.ts';
import type { DayDigest, NameCount } from '../digest/day-digest.ts';
import { deflateJson, inflateJson } from './compact.ts';
import {
  counterKey,
  dayNamesKey,
  digestKey,
  directoryKey,
  type Item,
  type ItemKey,
  parseDirectoryKey,
} from './keys.ts';
import { BYTES, NUMBER, optional, parserOf, TEXT } from './parse-item.ts';

/** Raise it when what a digest counts, or how it is stored, changes. A digest of another version is as if it were not there. */
export const DIGEST_VERSION = 1;

/** The head of a day: which digest readers see, and who is at work on it. */
export interface DayHead {
  /** The ticket that was taken last. Each invocation that works on the day takes the next one. */
  readonly taken: number;
  /** The ticket of the invocation that is at work, or that died at work; absent where none is. */
  readonly running?: number;
  /**
   * A message is on its way that has the day made anew after the invocation of this ticket, or after its digest has rested. No
   * other one is needed.
   */
  readonly awaited?: number;
  /** The ticket of the digest that readers see; absent before the first. */
  readonly revision?: number;
  /** When the records of that digest were read, in ISO 8601. */
  readonly madeAt?: string;
  /** How many articles that digest has. */
  readonly articles?: number;
  /** `DIGEST_VERSION` of that digest. */
  readonly version?: number;
}

export const parseDayHead = parserOf<DayHead>('head of a day', {
  taken: NUMBER,
  running: optional(NUMBER),
  awaited: optional(NUMBER),
  revision: optional(NUMBER),
  madeAt: optional(TEXT),
  articles: optional(NUMBER),
  version: optional(NUMBER),
});

/**
 * The revision of a day whose digest has every change that was announced; undefined where it may lack one. A head that has left
 * this state with a revision never comes back to it with the same one.
 */
export function settledRevision({ running, awaited, revision }: DayHead): number | undefined {
  // guard: a day whose digest is to be made anew is not settled
  if (running !== undefined || awaited === revision) return undefined;
  return revision;
}

/** A digest of a day, with all that is stored of it. */
export interface DayRevision {
  readonly day: string;
  readonly ticket: number;
  readonly digest: DayDigest;
  /** All names of the day. */
  readonly names: readonly NameCount[];
  /** The names that are in ten or more of its articles. */
  readonly counters: readonly MentionCount[];
}

/** A name as a day's list has it. A name in one article has neither mentions nor tone in it. */
export interface ListedName extends Pick<NameCount, 'name' | 'type' | 'canonical' | 'articles' | 'stories'> {
  readonly mentions?: number;
  readonly tone?: number;
}

type PackedName =
  | readonly [name: string, type: number, canonical: string]
  | readonly [
      name: string,
      type: number,
      canonical: string,
      articles: number,
      stories: number,
      mentions: number,
      tone?: number,
    ];

/** A chunk of names is mostly a sixth of an item's 400 KB. */
const CHUNK_NAMES = 4_000;
const MAX_BYTES = 350_000;

export const digestItem = ({ day, ticket, digest }: DayRevision): Item => ({
  ...digestKey(day, ticket),
  digest: deflateJson(digest),
});

const parseStoredDigest = parserOf<{ digest: Uint8Array }>('digest of a day', { digest: BYTES });
export const parseDigest = (item: Item): DayDigest =>
  inflateJson(parseStoredDigest(item).digest, item) as DayDigest;

/** The items of the list of all names, in the order of the names. */
export function dayNamesItems({ day, ticket, names }: DayRevision): Item[] {
  const sorted = [...names].sort((a, b) => (`${a.name}#${a.type}` < `${b.name}#${b.type}` ? -1 : 1));
  const chunks: Uint8Array[] = [];
  for (let from = 0; from < sorted.length; from += CHUNK_NAMES)
    chunks.push(...packNames(sorted.slice(from, from + CHUNK_NAMES)));
  return chunks.map((bytes, chunk) => ({ ...dayNamesKey(day, ticket, chunk), names: bytes }));
}

/** In halves, where the names are too long for one item. */
function packNames(names: readonly NameCount[]): Uint8Array[] {
  const bytes = deflateJson(names.map(packName));
  if (bytes.byteLength <= MAX_BYTES || names.length === 1) return [bytes];
  const half = names.length >> 1;
  return [...packNames(names.slice(0, half)), ...packNames(names.slice(half))];
}

function packName({ name, type, canonical, articles, stories, mentions, tone }: NameCount): PackedName {
  const number = ENTITY_TYPES.indexOf(type);
  if (articles === 1) return [name, number, canonical];
  const counts = [name, number, canonical, articles, stories, mentions] as const;
  return tone === undefined ? counts : [...counts, tone];
}

const parseStoredNames = parserOf<{ names: Uint8Array }>('list of the names of a day', { names: BYTES });

/** @throws Error for an item that is no chunk of a list of names */
export function parseDayNames(item: Item): ListedName[] {
  return (inflateJson(parseStoredNames(item).names, item) as PackedName[]).map(unpackName);
}

function unpackName([
  name,
  number,
  canonical,
  articles = 1,
  stories = 1,
  mentions,
  tone,
]: PackedName): ListedName {
  return {
    name,
    type: ENTITY_TYPES[number] as EntityType,
    canonical,
    articles,
    stories,
    ...(mentions !== undefined && { mentions }),
    ...(tone !== undefined && { tone }),
  };
}

export const counterItem = (day: string, { name, ...counts }: MentionCount): Item => ({
  ...counterKey(name, day),
  ...counts,
});

export const parseCounter = parserOf<Omit<MentionCount, 'name'>>('counter of a name', {
  articles: NUMBER,
  stories: NUMBER,
  mentions: NUMBER,
  toned: NUMBER,
  tone: NUMBER,
});

/** On a larger day, the directory lists only names in two articles or more: most others occur once and never again. */
export const MOST_ARTICLES_OF_ALL_NAMES = 1_000;

/** Whether the directory of names lists a name of a day. @param articles of the day */
export const isInDirectory = (name: Pick<NameCount, 'articles'>, articles: number): boolean =>
  articles <= MOST_ARTICLES_OF_ALL_NAMES || name.articles > 1;

export const directoryItem = (day: string, { name, type, canonical, articles }: ListedName): Item => ({
  ...directoryKey(name, type, day),
  canonical,
  articles,
});

/** A name on a day, as the directory has it. */
export interface DirectoryName extends Pick<NameCount, 'name' | 'type' | 'canonical' | 'articles'> {
  /** `2026-11-30`, UTC. */
  readonly day: string;
}

/** @throws Error for an item that is not of the directory */
export function parseDirectoryName(item: Item): DirectoryName {
  const { pk, sk, canonical, articles } = parseDirectoryItem(item);
  const { name, type, day } = parseDirectoryKey({ pk, sk });
  return { name, type: type as EntityType, canonical, day, articles };
}

export const parseDirectoryItem = parserOf<ItemKey & Pick<NameCount, 'canonical' | 'articles'>>(
  'name of the directory',
  { pk: TEXT, sk: TEXT, canonical: TEXT, articles: NUMBER },
);
