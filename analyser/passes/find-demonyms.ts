import type { FoundEntity } from '../found.ts';
import { COUNTRY_ADJECTIVES, LONG_ADJECTIVES } from '../gazetteers/peoples.ts';
import { DEMONYMS } from '../gazetteers/places.ts';
import type { Token } from '../tokenise.ts';

const FIRST = new Set([...LONG_ADJECTIVES].map((name) => name.slice(0, name.indexOf(' '))));
const MAX_WORDS = 4;
const singular = (name: string) => name.replace(/s$/, '');

/** Finds adjectives and names of peoples: "Nicaraguan", "North Koreans". Comprehend types them as OTHER. */
export function findDemonyms(text: string, tokens: readonly Token[]): FoundEntity[] {
  const found: FoundEntity[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { begin, text: word, inHeadline } = tokens[i] as Token;
    const end = (FIRST.has(word) && endOfLong(text, tokens, i)) || endOfShort(tokens[i] as Token, inHeadline);
    if (end === 0) continue;
    found.push({ type: 'OTHER', text: text.slice(begin, end), score: 0.8, begin, end });
    while ((tokens[i + 1]?.end ?? Number.POSITIVE_INFINITY) <= end) i++;
  }
  return found;
}

function endOfLong(text: string, tokens: readonly Token[], i: number): number {
  const { begin, sentence } = tokens[i] as Token;
  for (let to = Math.min(tokens.length, i + MAX_WORDS) - 1; to > i; to--) {
    const last = tokens[to] as Token;
    if (last.sentence !== sentence) continue;
    const name = text.slice(begin, last.end).replace(/\s+/g, ' ');
    if (LONG_ADJECTIVES.has(name) || LONG_ADJECTIVES.has(singular(name))) return last.end;
  }
  return 0;
}

const endOfShort = ({ text, end }: Token, inHeadline: boolean) =>
  !inHeadline && (COUNTRY_ADJECTIVES.has(text) || COUNTRY_ADJECTIVES.has(singular(text))) ? end : 0;

/**
 * Types peoples, and makes them whole. A longer name that a people begins or is in keeps it: "Sri Lankan Airlines". A name
 * that begins within a people gets all of it: "South [Korean Navy]".
 */
export function trustDemonyms(found: readonly FoundEntity[], peoples: readonly FoundEntity[]): FoundEntity[] {
  const kept: FoundEntity[] = [];
  const taken = new Set<FoundEntity>();
  let k = 0;
  for (const entity of found) {
    while ((peoples[k]?.end ?? Number.POSITIVE_INFINITY) <= entity.begin) k++;
    const people = peoples[k];
    if (!people || people.begin >= entity.end) {
      kept.push(isPeople(entity) ? { ...entity, type: 'OTHER' } : entity);
    } else if (entity.begin >= people.begin && entity.end <= people.end) {
      // The people itself, or a part of it. It is added below.
    } else {
      taken.add(people);
      const missing = people.text.slice(0, Math.max(0, entity.begin - people.begin));
      kept.push({ ...entity, begin: entity.begin - missing.length, text: missing + entity.text });
    }
  }
  return [...kept, ...peoples.filter((people) => !taken.has(people))].toSorted((a, b) => a.begin - b.begin);
}

const isPeople = ({ type, text }: FoundEntity) =>
  (type === 'LOCATION' || type === 'ORGANIZATION') && (DEMONYMS.has(text) || DEMONYMS.has(singular(text)));
