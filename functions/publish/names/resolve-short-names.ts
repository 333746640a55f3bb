import { foldName } from '@copydesk/core/article/names/fold-name';
import { knownName } from '@copydesk/core/article/names/known-name';
import { findSpouses } from './find-spouses.ts';
import { readGenders } from './gender-of.ts';
import type { Gender, NamedMention } from './named-mention.ts';

/** Names of other scripts are written with dots between their parts: "唐纳德·特朗普". */
const WORD_BREAKS = /[\s·・]/u;
/** Words after a person's name that distinguish father from son. */
const GENERATION_SUFFIXES: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

type Words = readonly string[];

const GENDERS = ['male', 'female'] as const;

/** Resolves a short name to the fuller name of the article that it is short for, where there is just one. */
export function resolveShortNames(mentions: readonly NamedMention[]): NamedMention[] {
  const people = resolvePeople(mentions.filter(({ type }) => type === 'PERSON'));
  const organisations = resolveOrganisations(mentions.filter(({ type }) => type === 'ORGANIZATION'));
  return mentions.map((mention) => {
    if (mention.type === 'PERSON') return { ...mention, text: people(mention) };
    return mention.type === 'ORGANIZATION' ? { ...mention, text: organisations(mention) } : mention;
  });
}

const namesOf = (mentions: readonly NamedMention[]) => [...new Set(mentions.map(({ text }) => text))];

/** A body that is known everywhere is not short for another: the United Nations are not their Security Council. */
function resolveOrganisations(mentions: readonly NamedMention[]): (mention: NamedMention) => string {
  const resolved = resolve(namesOf(mentions), firstWords);
  return ({ text }) => (knownName('ORGANIZATION', text) ? text : (resolved.get(text) ?? text));
}

/**
 * Resolves "Lind" by the honorifics: "Mr Lind" is not Petra Lind. Where the article has another Lind, whom it does not name
 * in full, a "Lind" without honorific may be either, and stays. Where it names neither Mr nor Mrs Lind in full, both keep
 * their honorific, so that they are two.
 */
function resolvePeople(people: readonly NamedMention[]): (mention: NamedMention) => string {
  const names = [...new Set([...namesOf(people), ...findSpouses(people)])];
  const all = resolve(names, shortFormsOfPerson);
  const honorifics = new Map<string, Map<Gender, string>>();
  for (const { text, honorific } of people) {
    if (!honorific) continue;
    const known = honorifics.get(text) ?? new Map<Gender, string>();
    for (const of of honorific.of === 'both' ? GENDERS : [honorific.of])
      if (!known.get(of)) known.set(of, honorific.text);
    honorifics.set(text, known);
  }
  if (honorifics.size === 0) return ({ text }) => all.get(text) ?? text;
  const genderOf = readGenders(people);
  const isOther = (name: string, gender: Gender) =>
    name.includes(' ') && (genderOf(name) ?? gender) !== gender;
  const [men, women] = GENDERS.map((gender) =>
    resolve(
      names.filter((name) => !isOther(name, gender)),
      shortFormsOfPerson,
    ),
  ) as [Map<string, string>, Map<string, string>];
  return ({ text, honorific }) => {
    const titled = honorifics.get(text);
    if (!titled) return all.get(text) ?? text;
    const he = titled.has('male') ? men.get(text) : undefined;
    const she = titled.has('female') ? women.get(text) : undefined;
    const areTwo = titled.size === 2;
    // Of one full name that may be either's, nobody can say whose it is.
    const isUnclear = areTwo && he === she;
    if (!honorific || honorific.of === 'both') {
      const full = all.get(text);
      return full !== undefined && !areTwo && full === (he ?? she) ? full : text;
    }
    const full = isUnclear ? undefined : honorific.of === 'male' ? he : she;
    if (full !== undefined) return full;
    return isUnclear && !text.includes(' ') ? `${titled.get(honorific.of)} ${text}`.trim() : text;
  };
}

/** Each short name with the one longer name that it is short for. A chain of such names ends at the longest. */
function resolve(names: readonly string[], shortForms: (full: Words) => Words[]): Map<string, string> {
  // Word by word: a hyphen joins two names to one word.
  const wordsOf = new Map(names.map((name) => [name, name.split(WORD_BREAKS).map(foldName)]));
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

/** An organisation may be called by its first words: "Revolutionary Guard" of "Revolutionary Guard Corps". */
const firstWords = (full: Words) => shorterLengths(full).map((length) => full.slice(0, length));

/** A person may be called by the last name ("von der Leyen"), by the first, or by first and last. */
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
