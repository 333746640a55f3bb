import { COUNTRIES, DEMONYMS } from '../gazetteers/places.ts';
import type { GoldSpan } from './gold-document.ts';

/** "Poole, Dorset", but not "Washington, D.C.". */
const TWO_PLACES = /^([^,]+), (\p{Lu}\p{Ll}[^,]+)$/u;

/**
 * Makes the annotations of different corpora agree with Comprehend's: peoples are OTHER, an acting country is a place,
 * "the" is no part of a place, and a town and its county are two names.
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
