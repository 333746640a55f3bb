import { BODY_NAMES } from './body-names.ts';
import { COUNTRY_NAMES } from './country-names.ts';

/** "U.S.A." and "USA" are one acronym. */
const unpointed = (name: string) => name.normalize('NFKC').replace(/[.,]/gu, '');
const isAcronym = (name: string) => /^\p{Lu}{2,6}$/u.test(name);
/** Full names match in any case, and with either apostrophe. */
const folded = (name: string) => unpointed(name).toLowerCase();

/** Canonical names by acronym, which has capitals only: "us" is no country. And by full name. */
const byAcronym = new Map<string, string>();
const byName = new Map<string, string>();
for (const line of `${COUNTRY_NAMES}\n${BODY_NAMES}`.split('\n')) {
  const [canonical = '', ...others] = line.split('|');
  for (const name of [canonical, ...others]) {
    if (isAcronym(unpointed(name))) byAcronym.set(unpointed(name), canonical);
    else byName.set(folded(name), canonical);
  }
}
/** Codes of ISO 3166. They mean only a place: a company may have the same letters. */
const CODES = new Set([...COUNTRY_NAMES.matchAll(/^[^|\n]*\|(\p{Lu}{3})/gmu)].map(([, code]) => code));
/** These codes are names of the organisation, too: a government that acts. */
for (const code of ['USA']) CODES.delete(code);

/** Returns the canonical name of a country or international body, or undefined for any other name. */
export function knownName(type: 'LOCATION' | 'ORGANIZATION', name: string): string | undefined {
  const acronym = unpointed(name);
  if (!isAcronym(acronym)) return byName.get(folded(name));
  return type === 'ORGANIZATION' && CODES.has(acronym) ? undefined : byAcronym.get(acronym);
}
