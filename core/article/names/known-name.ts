import type { EntityType } from '../analysis.ts';
import { BODY_NAMES } from './body-names.ts';
import { COUNTRY_NAMES } from './country-names.ts';
import { foldName } from './fold-name.ts';

/** "U.S.A." and "USA" are one acronym. */
const unpointed = (name: string) => name.normalize('NFKC').replace(/[.,\s\u00AD]/gu, '');
const isAcronym = (name: string) => /^\p{Lu}{2,6}$/u.test(name);
/** A longer acronym is no word of English, and some papers write it as a name: "Ecowas", "Wada". */
const WORDLIKE_LETTERS = 3;
/** A type that a country or an international body may have. A person called Jordan is no country. */
const TYPES: ReadonlySet<EntityType> = new Set(['LOCATION', 'ORGANIZATION', 'OTHER']);

/** How a name of the table may be written. */
interface Form {
  readonly canonical: string;
  /** A short acronym is known by its capitals: "us" is no country in a text. */
  readonly needsCapitals: boolean;
  /** A code of ISO 3166 means only a place: a company may have the same letters. */
  readonly isCode: boolean;
}

/** The codes that are names of the organisation, too: a government that acts. */
const CODES_IN_NEWS: ReadonlySet<string> = new Set(['USA']);

/** The forms of the table by their folded names. */
const FORMS = readForms();

/**
 * Returns the canonical name of a country or international body, or undefined for any other name.
 *
 * @param name as a text has it
 */
export function knownName(type: EntityType, name: string): string | undefined {
  if (!TYPES.has(type)) return undefined;
  const form = FORMS.get(foldName(name));
  if (!form) return undefined;
  if (form.needsCapitals && !isAcronym(unpointed(withoutArticle(name)))) return undefined;
  return form.isCode && type !== 'LOCATION' ? undefined : form.canonical;
}

/**
 * As `knownName`, for a name that a person typed, of a type or of any: "us" is the country, since nobody asks for the
 * pronoun. Codes of ISO 3166 still need their capitals, because words and names have the same letters: "can", "Che".
 */
export function knownTypedName(name: string, type?: EntityType): string | undefined {
  if (type && !TYPES.has(type)) return undefined;
  const form = FORMS.get(foldName(name));
  if (!form?.isCode) return form?.canonical;
  return knownName(type ?? 'LOCATION', name);
}

/** The other forms of known names that begin with a folded prefix, each with the name that it stands for. */
export function knownNamesLike(prefix: string): { readonly alias: string; readonly canonical: string }[] {
  return [...FORMS]
    .filter(([folded, { canonical }]) => folded.startsWith(prefix) && folded !== foldName(canonical))
    .map(([alias, { canonical }]) => ({ alias, canonical }));
}

const withoutArticle = (name: string) => name.replace(/^\s*the\s+/iu, '');

function readForms(): ReadonlyMap<string, Form> {
  const forms = new Map<string, Form>();
  const codes = new Set([...COUNTRY_NAMES.matchAll(/^[^|\n]*\|(\p{Lu}{3})/gmu)].map(([, code]) => code));
  for (const line of `${COUNTRY_NAMES}\n${BODY_NAMES}`.split('\n').filter(Boolean)) {
    const names = line.split('|');
    const canonical = names[0] as string;
    for (const name of names) {
      const acronym = unpointed(name);
      const isCode = codes.has(acronym) && !CODES_IN_NEWS.has(acronym);
      const needsCapitals = isAcronym(acronym) && (isCode || acronym.length <= WORDLIKE_LETTERS);
      const form = { canonical, isCode, needsCapitals };
      // "Curacao" is Curaçao.
      for (const spelling of [name, name.normalize('NFD').replace(/\p{M}/gu, '')]) {
        const folded = foldName(spelling);
        if (!forms.has(folded)) forms.set(folded, form);
      }
    }
  }
  return forms;
}
