import type { EntityType } from '@copydesk/core/article/analysis';

/** One mention, wherever it stands. */
export interface NamedMention {
  readonly type: EntityType;
  readonly text: string;
}

/** Offices that stand before a person's name, with all that stands before them: "Iranian President", "ex-Senator". */
const OFFICES =
  /^(?:.*[\s-])?(?:president(?:-elect)?|prime minister|premier|chancellor|minister|secretary(?:[ -]general)?(?: of state)?|ambassador|senator|congressman|congresswoman|governor|mayor)\s(?=\S)(?!of\s)/iu;
/** Honorifics and ranks, likewise. A title alone stays: it is all the name there is. */
const HONORIFICS =
  /^(?:(?:(?:former|acting|deputy|crown|grand|first)\s)*(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|reverend|fr|father|sister|gen|general|col|colonel|maj|major|capt|captain|lt|lieutenant|sgt|sergeant|adm|admiral|cmdr|commander|pres|sen|rep|representative|gov|justice|judge|king|queen|prince|princess|pope|ayatollah|imam|sheikh|emir|herr|frau|monsieur|madame|señor|señora)\.?\s)+(?=\S)/iu;
/** What follows a person's name and tells father from son. */
const GENERATIONS: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** "Iran's", and "McDonald's" in its own right, too: there is no telling, and most are possessives. */
const POSSESSIVE = /['’ʼ]s$/iu;
/** Quotes, brackets and punctuation that taggers catch at a name's ends. A final full stop may belong: "U.S.". */
const EDGES = /^[\s"'“”‘’«»()[\]{},;:!?–—-]+|[\s"'“”‘’«»()[\]{},;:!?–—-]+$/gu;
const LEADING_ARTICLE = /^the\s+(?=\S)/iu;

/** Names of other scripts are written with dots between their parts: "唐纳德·特朗普". */
const WORD_BREAKS = /[\s·・]/u;

/** Types whose short names stand for the one fuller name in the article. */
const RESOLVED: ReadonlySet<EntityType> = new Set<EntityType>(['PERSON', 'ORGANIZATION']);

/**
 * The canonical name of each mention of one article: possessives, articles and titles taken off; a person's short
 * name ("Trump") resolved to the fuller one ("Donald Trump"), an organisation's to the fuller name that begins with
 * it, where the article holds just one such name; and of names that differ in case or full stops alone, the most
 * frequent form, a place's capitals lowered.
 *
 * @returns aligned with the mentions; never empty for a mention with any letter
 */
export function canonicaliseEntities(mentions: readonly NamedMention[]): string[] {
  const names = mentions.map(({ type, text }) => cleanName(type, text));
  const preferred = preferForms(mentions.map(({ type }, i) => ({ type, name: names[i] as string })));
  const canonical = mentions.map(
    ({ type }, i) => preferred.get(identity(type, names[i] as string)) as string,
  );
  const byType = Map.groupBy(
    new Set(mentions.map(({ type }, i) => JSON.stringify([type, canonical[i]]))),
    (key) => (JSON.parse(key) as [EntityType])[0],
  );
  const fuller = new Map<string, string>();
  for (const [type, keys] of byType) {
    if (!RESOLVED.has(type)) continue;
    for (const [short, full] of resolveShortNames(
      type,
      keys.map((key) => (JSON.parse(key) as [string, string])[1]),
    )) {
      fuller.set(identity(type, short), full);
    }
  }
  return mentions.map(
    ({ type }, i) => fuller.get(identity(type, canonical[i] as string)) ?? (canonical[i] as string),
  );
}

/** @returns the name without what surrounds it; the text as it stands where nothing would be left */
export function cleanName(type: EntityType, text: string): string {
  let name = text.replace(/\s+/gu, ' ').replace(EDGES, '').replace(POSSESSIVE, '');
  if (type === 'PERSON') name = name.replace(OFFICES, '').replace(HONORIFICS, '').replace(/^@/u, '');
  if (type === 'ORGANIZATION' || type === 'LOCATION' || type === 'EVENT')
    name = name.replace(LEADING_ARTICLE, '');
  return name.trim() || text.trim();
}

/** What two spellings of one name share: "U.S." and "US", "IRAN" and "Iran"; but 1.5 is not 15. */
function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.,](?!\d)/gu, '');
}

function identity(type: EntityType, name: string): string {
  return `${type}#${fold(name)}`;
}

/** For each identity, its most frequent spelling; of equals the one that is not all capitals, then the first. */
function preferForms(names: readonly { type: EntityType; name: string }[]): Map<string, string> {
  const spellings = new Map<string, Map<string, number>>();
  for (const { type, name } of names) {
    const counts = spellings.get(identity(type, name)) ?? new Map<string, number>();
    counts.set(name, (counts.get(name) ?? 0) + 1);
    spellings.set(identity(type, name), counts);
  }
  const shouts = (name: string) => (name === name.toUpperCase() && name !== name.toLowerCase() ? 1 : 0);
  return new Map(
    [...spellings].map(([id, counts]) => {
      const [best] = [...counts].sort(([a, m], [b, n]) => n - m || shouts(a) - shouts(b));
      const [name] = best as [string, number];
      return [id, id.startsWith('LOCATION#') && shouts(name) ? lowerShout(name) : name];
    }),
  );
}

/**
 * A place as it is written in running text, where the article has it in capitals alone, as datelines do: "PRAGUE". What has
 * four letters or fewer, or a full stop between two, may be short for something: "NATO", "U.S.A.".
 */
function lowerShout(name: string): string {
  if (name.length < 5 || /\p{L}\.\p{L}/u.test(name)) return name;
  return name.replace(/(\p{L}\p{M}*)([\p{L}\p{M}]+)/gu, (_, first, rest) => first + rest.toLowerCase());
}

/** Each short name with the one longer name that it stands for. A chain ends at the longest. */
function resolveShortNames(type: EntityType, names: readonly string[]): Map<string, string> {
  const wordsOf = new Map(names.map((name) => [name, fold(name).split(WORD_BREAKS)]));
  const words = (name: string) => wordsOf.get(name) as string[];
  const written = (name: string) => words(name).join(' ');
  // Found by what is written, not by comparing each name with each: a list of names may hold tens of thousands.
  const fullerOf = new Map<string, string[]>(names.map((name) => [written(name), []]));
  for (const full of names)
    for (const short of shortForms(type, words(full))) fullerOf.get(short)?.push(full);
  const resolved = new Map<string, string>();
  for (const short of names) {
    const fuller = fullerOf.get(written(short)) as string[];
    const [longest] = fuller.toSorted((a, b) => words(b).length - words(a).length);
    if (longest === undefined) continue;
    // Of "Donald Trump" and "Donald J. Trump" the longer will do, because the shorter stands for it as well.
    const ofLongest = shortForms(type, words(longest));
    if (fuller.every((full) => full === longest || ofLongest.has(written(full))))
      resolved.set(short, longest);
  }
  // Each step is to a name of more words, so a chain has an end.
  const end = (name: string): string => {
    const next = resolved.get(name);
    return next === undefined ? name : end(next);
  };
  return new Map([...resolved].map(([short, full]) => [short, end(full)]));
}

/**
 * The names of fewer words that stand for a name: a person goes by the last name, the first, or first and last; an
 * organisation by its first words.
 */
function shortForms(type: EntityType, full: readonly string[]): Set<string> {
  const lengths = [...full.keys()].slice(1);
  if (type === 'ORGANIZATION') return new Set(lengths.map((length) => full.slice(0, length).join(' ')));
  const own = full.slice(0, full.findLastIndex((word) => !GENERATIONS.has(word)) + 1);
  const suffixes = lengths.filter((length) => length <= own.length).map((length) => own.slice(-length));
  const ends = own.length > 0 && full.length > 2 ? [[own[0], own.at(-1)]] : [];
  const first = full.length > 1 ? [full.slice(0, 1)] : [];
  return new Set([...suffixes, ...ends, ...first].map((words) => words.join(' ')));
}
