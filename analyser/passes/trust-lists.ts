import type { FoundEntity } from '../found.ts';
import { GIVEN_NAMES } from '../gazetteers/names.ts';
import { ORGANISATIONS } from '../gazetteers/organisations.ts';
import { COUNTRIES, PLACES } from '../gazetteers/places.ts';

/** Last words of names that are no persons. */
const NO_SURNAME =
  /[^\p{L}](?:Admin|Administration|Ministry|Committee|Council|Party|Inc\.?|Corp\.?|Ltd\.?)$/u;

/** Last words of newspapers. After a given name they are surnames: "Emily Post". */
const NEWSPAPER =
  /\s(?:Courier|Herald|Times|Gazette|Tribune|Chronicle|Journal|Observer|Telegraph|Post|Mail|Mirror|Examiner|Dispatch|Inquirer|Bulletin|Advertiser|Argus|Globe|Star-Ledger|Daily|Weekly)$/u;

/** A treaty is no event, although it may be named after one. */
const TREATY = /[^\p{L}](?:Act|Agreement|Accords?|Treaty|Pact|Protocol|Bill|Law)$/u;

/** A country that goes by its acronym. */
const ACRONYM = /^(?:\p{Lu}\.?){2,4}$/u;

/**
 * Corrects the model by the lists that were written by hand. The "White House" is an organisation, and "Washington" alone
 * is a place, unless the text has a person of that name.
 */
export function trustLists(found: readonly FoundEntity[]): FoundEntity[] {
  const surnames = new Set(
    found.flatMap(({ type, text }) =>
      type === 'PERSON' && text.includes(' ') ? text.split(/\s+/).slice(1) : [],
    ),
  );
  return found.map((entity) => {
    const { type, text } = entity;
    if (type !== 'TITLE' && ORGANISATIONS.has(text)) return listed(entity, 'ORGANIZATION');
    if ((type === 'LOCATION' || (type === 'ORGANIZATION' && ACRONYM.test(text))) && COUNTRIES.has(text))
      return listed(entity, 'LOCATION');
    if (type === 'EVENT' && TREATY.test(text)) return { ...entity, type: 'OTHER' };
    if (type !== 'PERSON') return entity;
    const isPlace = (COUNTRIES.has(text) || PLACES.has(text)) && !GIVEN_NAMES.has(text);
    if (isPlace && !surnames.has(text)) return listed(entity, 'LOCATION');
    const isPaper = NEWSPAPER.test(text) && !GIVEN_NAMES.has(text.split(/\s/, 1)[0] as string);
    return isPaper || NO_SURNAME.test(text) ? { ...entity, type: 'ORGANIZATION' } : entity;
  });
}

/** The lowest score of a listed name. */
const LISTED = 0.7;

const listed = (entity: FoundEntity, type: FoundEntity['type']): FoundEntity => ({
  ...entity,
  type,
  score: Math.max(LISTED, entity.score),
});
