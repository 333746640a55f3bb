import type { EntityType } from '@copydesk/core/article/analysis';
import { foldName, identityOf, type NamedMention } from './named-mention.ts';

/** Names of other scripts are written with dots between their parts: "唐纳德·特朗普". */
const WORD_BREAKS = /[\s·・]/u;
/** Words after a person's name that distinguish father from son. */
const GENERATION_SUFFIXES: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

type Words = readonly string[];

/** The names of fewer words that a name may be shortened to, by type. Names of other types are never resolved. */
const SHORT_FORMS: Partial<Record<EntityType, (full: Words) => Words[]>> = {
  PERSON: shortFormsOfPerson,
  // Its first words: "Revolutionary Guard" of "Revolutionary Guard Corps".
  ORGANIZATION: (full) => shorterLengths(full).map((length) => full.slice(0, length)),
};

/** Resolves a short name to the fuller name of the article that it is short for, where there is just one. */
export function resolveShortNames(mentions: readonly NamedMention[]): NamedMention[] {
  const fullNameOf = new Map<string, string>();
  for (const [type, group] of Map.groupBy(mentions, ({ type }) => type)) {
    const shortForms = SHORT_FORMS[type];
    if (!shortForms) continue;
    for (const [short, full] of resolve([...new Set(group.map(({ text }) => text))], shortForms))
      fullNameOf.set(identityOf({ type, text: short }), full);
  }
  return mentions.map((mention) => ({
    ...mention,
    text: fullNameOf.get(identityOf(mention)) ?? mention.text,
  }));
}

/** Each short name with the one longer name that it is short for. A chain of such names ends at the longest. */
function resolve(names: readonly string[], shortForms: (full: Words) => Words[]): Map<string, string> {
  const wordsOf = new Map(names.map((name) => [name, foldName(name).split(WORD_BREAKS)]));
  const words = (name: string) => wordsOf.get(name) as string[];
  const written = (name: string) => words(name).join(' ');
  const shortFormsOf = (name: string) => new Set(shortForms(words(name)).map((form) => form.join(' ')));
  // An index by spelling. A list of names may hold tens of thousands: too many to compare each with each.
  const fullerOf = new Map<string, string[]>(names.map((name) => [written(name), []]));
  for (const full of names) for (const short of shortFormsOf(full)) fullerOf.get(short)?.push(full);
  const resolved = new Map<string, string>();
  for (const short of names) {
    const fuller = fullerOf.get(written(short)) as string[];
    const [longest] = fuller.toSorted((a, b) => words(b).length - words(a).length);
    if (longest === undefined) continue;
    // Of "Donald Trump" and "Donald J. Trump" the longer will do, because the shorter is short for it, too.
    const ofLongest = shortFormsOf(longest);
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

/** A person goes by the last name ("von der Leyen"), by the first, or by first and last. */
function shortFormsOfPerson(full: Words): Words[] {
  const own = full.slice(0, full.findLastIndex((word) => !GENERATION_SUFFIXES.has(word)) + 1);
  const lastNames = shorterLengths(full)
    .filter((length) => length <= own.length)
    .map((length) => own.slice(-length));
  const firstAndLast = own.length > 0 && full.length > 2 ? [[own[0] as string, own.at(-1) as string]] : [];
  const first = full.length > 1 ? [full.slice(0, 1)] : [];
  return [...lastNames, ...firstAndLast, ...first];
}

const shorterLengths = (full: Words) => [...full.keys()].slice(1);
