import { COUNTRIES, DEMONYMS } from '../gazetteers/places.ts';
import type { GoldSpan } from './read-corpus.ts';

/** "Poole, Dorset", but not "Washington, D.C.". */
const TWO_PLACES = /^([^,]+), (\p{Lu}\p{Ll}[^,]+)$/u;

/**
 * Corpora disagree on what is one name and of which type; here they are made to agree, as Comprehend has it: peoples are
 * OTHER, a country that acts is a place all the same, "the" is no part of a place, and a town and its county are two.
 */
export function unifySpan(text: string, span: GoldSpan): GoldSpan[] {
  const { type, begin, end } = span;
  const name = text.slice(begin, end);
  if (DEMONYMS.has(name) || DEMONYMS.has(name.replace(/s$/, ''))) return [{ ...span, type: 'OTHER' }];
  if (type === 'ORGANIZATION' && COUNTRIES.has(name)) return [{ ...span, type: 'LOCATION' }];
  if (type !== 'LOCATION') return [span];
  if (name.startsWith('the ')) return [{ ...span, begin: begin + 'the '.length }];
  const [, town = '', county = ''] = TWO_PLACES.exec(name) ?? [];
  if (!town || !county) return [span];
  return [
    { type, begin, end: begin + town.length },
    { type, begin: end - county.length, end },
  ];
}
