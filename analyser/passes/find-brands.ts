import type { FoundEntity } from '../found.ts';
import { BRAND_NAMES, BRAND_PHRASES } from '../gazetteers/brands.ts';
import { GIVEN_NAMES, HONORIFICS } from '../gazetteers/names.ts';

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/'/g, "['’]");
const longestFirst = (names: Iterable<string>) =>
  [...names]
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
const BRAND = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${longestFirst(BRAND_PHRASES)})|(${longestFirst(BRAND_NAMES)})['’]s)(?![\\p{L}\\p{N}])`,
  'gu',
);
/** "Norvale's said": a possessive has no verb behind it. */
const SPEAKING =
  /(?<![\p{L}\p{N}’'])(\p{Lu}[\p{L}\p{M}-]{2,20})['’]s (?=(?:said|says|announced|declined|operates|employs|confirmed) )/gu;
/** What a person has, and a company has not. */
const OF_A_PERSON =
  /^ (?:late |own |ex-|former |elder |younger )?(?:wife|husband|mother|father|parents|son|daughter|children|brother|sister|family|widow|friends?|girlfriend|boyfriend|partner|lawyers?|attorney|house|home|death|life|career|childhood|body|face|voice|hand|eyes)(?!\p{L})/u;

/** What a company has, even where the text also has a person of that name: "McDonald's fries". */
const OF_A_COMPANY =
  /^ (?:new |first |biggest |largest |local )?(?:fries|burgers?|restaurants?|stores?|shops?|menus?|outlets?|franchises?|chain|customers|branch(?:es)?|drive-through|supermarkets?|shares?|stock|jeans|auction(?:s|eers?)?|ratings?)(?!\p{L})/u;

/** Finds companies whose name ends in ’s, like "McDonald's". "Anna McDonald's house" is a person's. */
export function findBrands(
  text: string,
  found: readonly FoundEntity[],
  isWord: (word: string) => boolean,
): FoundEntity[] {
  if (!/['’]s(?!\p{L})/u.test(text)) return [];
  const people = new Set(
    found.flatMap(({ type, text: name }) =>
      type === 'PERSON' && /\s/.test(name)
        ? name.split(/\s+/).map((word) => word.replace(/['’]s$/u, ''))
        : [],
    ),
  );
  const listed = [...text.matchAll(BRAND)].filter(({ 1: name, index }) => !name || !isOfPerson(text, index));
  const spoken = speakersOf(text, found, isWord);
  const behind = ({ 0: whole, index }: RegExpExecArray) =>
    text.slice(index + whole.length, index + whole.length + 48);
  const matches = [...listed, ...spoken].filter(
    (match) => !match[1] || !people.has(match[1]) || OF_A_COMPANY.test(behind(match)),
  );
  const sure = new Set(matches.flatMap((match) => (OF_A_PERSON.test(behind(match)) ? [] : [match[1] ?? ''])));
  return matches
    .filter(({ 1: name = '' }) => sure.has(name))
    .map(({ 0: whole, index }) => ({
      type: 'ORGANIZATION' as const,
      text: whole,
      score: 0.85,
      begin: index,
      end: index + whole.length,
    }))
    .toSorted((a, b) => a.begin - b.begin || b.end - a.end)
    .filter(({ begin }, i, all) => i === 0 || begin >= (all[i - 1] as FoundEntity).end);
}

/** All mentions of unlisted names that speak with their 's, and that nowhere are a person's without it. */
function speakersOf(text: string, found: readonly FoundEntity[], isWord: (word: string) => boolean) {
  const names = new Set([...text.matchAll(SPEAKING)].map(({ 1: name }) => name as string));
  const bare = new Set(
    found
      .filter(({ type, end }) => type === 'PERSON' && !/^['’]s/u.test(text.slice(end, end + 2)))
      .map((e) => e.text),
  );
  const brands = [...names].filter((name) => !bare.has(name) && !isWord(name.toLowerCase()));
  if (brands.length === 0) return [];
  return [
    ...text.matchAll(
      new RegExp(`(?<![\\p{L}\\p{N}’'])(${longestFirst(brands)})['’]s(?![\\p{L}\\p{N}])`, 'gu'),
    ),
  ];
}

/** Tests for a given name, an initial or an honorific before the name. */
function isOfPerson(text: string, at: number): boolean {
  const word = /(\p{Lu}[\p{L}\p{M}.’'-]{0,30})\s$/u.exec(text.slice(Math.max(0, at - 32), at))?.[1];
  if (word === undefined) return false;
  const plain = word.replace(/\.$/, '');
  return GIVEN_NAMES.has(plain) || HONORIFICS.has(plain) || /^\p{Lu}\.?$/u.test(word);
}
