import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../../core/article/analysis.ts';
import { BODY_NAMES } from '../../../../core/article/names/body-names.ts';
import { COUNTRY_NAMES } from '../../../../core/article/names/country-names.ts';
import { foldName } from '../../../../core/article/names/fold-name.ts';
import { resolveName } from '../../../../core/article/names/resolve-name.ts';
import { canonicaliseEntities } from '../../../../functions/publish/canonicalise-entities.ts';

const LINES = `${COUNTRY_NAMES}\n${BODY_NAMES}`
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split('|') as [string, ...string[]]);
const CODES = new Set(
  COUNTRY_NAMES.trim()
    .split('\n')
    .map((line) => line.split('|')[1] ?? ''),
);
const isCode = (form: string) => CODES.has(form) && form !== 'USA';

/** The forms of each canonical name, acronyms with full stops included. */
const FORMS = LINES.flatMap(([canonical, ...others]) =>
  [canonical, ...others]
    .flatMap((form) => (/^\p{Lu}{2,6}$/u.test(form) ? [form, form.replace(/./gu, '$&.')] : [form]))
    .map((form) => ({
      canonical,
      form,
      // A code of ISO 3166 is no name of an organisation.
      type: isCode(form.replaceAll('.', '')) ? ('LOCATION' as const) : undefined,
    })),
);

/** A name as the publish function resolves it where it is an article's only one. */
const publishedName = (type: EntityType, text: string) => canonicaliseEntities([{ type, text }])[0] as string;

describe('resolveName', () => {
  it.each([
    ...[
      'US',
      'U.S.',
      'U.S',
      'U. S.',
      'U.S.A.',
      'USA',
      'United States',
      'the United States of America',
      'America',
    ],
    ...[
      'us',
      'usa',
      'the us',
      "the US's",
      'U.S.’s',
      'THE UNITED STATES',
      'United\u00A0States',
      'Uni\u00ADted States',
    ],
    ...['United States’', '“United States”', ' united   states ', 'united-states'],
  ])('takes %j for the United States', (name) => {
    expect(resolveName(name)).toEqual({
      canonical: 'United States',
      folded: 'united states',
      isHidden: false,
    });
  });

  it.each([
    [
      'united kingdom',
      [
        'UK',
        'U.K.',
        'uk',
        'Britain',
        'Great Britain',
        'the United Kingdom',
        'GBR',
        "Britain's",
        "the U.K.'s",
      ],
    ],
    ['united nations', ['UN', 'U.N.', 'un', 'the United Nations', 'United Nations Organisation', "the UN's"]],
    ['european union', ['EU', 'E.U.', 'eu', 'the European Union', 'European Union’s']],
    ['world trade organization', ['WTO', 'W.T.O.', 'wto', 'the World Trade Organisation', 'the WTO’s']],
    ['world health organization', ['WHO', 'who', 'the WHO']],
    ['nato', ['NATO', 'Nato', 'N.A.T.O.', 'North Atlantic Treaty Organisation', 'north-atlantic alliance']],
    ['ivory coast', ["Cote d'Ivoire", 'Côte d’Ivoire', 'CIV']],
    ['turkey', ['Türkiye', 'Turkiye', 'TUR']],
    ['netherlands', ['Holland', 'The Netherlands']],
    ['timor leste', ['Timor-Leste', 'Timor Leste', 'East Timor']],
  ])('takes for %s each of %j', (folded, names) => {
    expect(names.map((name) => resolveName(name).folded)).toEqual(names.map(() => folded));
  });

  it.each([
    ['Latin America', 'latin america'],
    ['Bank of America', 'bank of america'],
    ["McDonald's", "mcdonald's"],
    ['McDonald’s', "mcdonald's"],
    ['can', 'can'],
    ['Che', 'che'],
    ['The White House', 'white house'],
    ['  "Ada Example", ', 'ada example'],
    ['', ''],
    ['"', '"'],
  ])('leaves %j, which no table has: %j', (name, folded) => {
    expect(resolveName(name).folded).toBe(folded);
  });

  it.each<[string, EntityType | undefined, string]>([
    ['ARM', undefined, 'armenia'],
    ['ARM', 'LOCATION', 'armenia'],
    ['ARM', 'ORGANIZATION', 'arm'],
    ['Jordan', 'PERSON', 'jordan'],
    ['Britain', 'PERSON', 'britain'],
    ['US', 'OTHER', 'united states'],
  ])('takes the type into account: %s of type %s is %s', (name, type, folded) => {
    expect(resolveName(name, undefined, type).folded).toBe(folded);
  });
});

describe('the table of countries and international bodies', () => {
  it('has no form of two names', () => {
    const owners = new Map<string, Set<string>>();
    for (const { canonical, form } of FORMS) {
      const folded = foldName(form);
      owners.set(folded, (owners.get(folded) ?? new Set()).add(canonical));
    }
    expect([...owners].filter(([, canonicals]) => canonicals.size > 1)).toEqual([]);
  });

  const form = fc.constantFrom(...FORMS);
  const anyType = fc.constantFrom<EntityType>('LOCATION', 'ORGANIZATION', 'OTHER');
  type Writing = (name: string) => string;
  /** What an article writes around a name. */
  const setting = fc.constantFrom<Writing>(
    (name) => name,
    (name) => `the ${name}`,
    (name) => `The ${name}`,
    (name) => `${name}'s`,
    (name) => `the ${name}’s`,
    (name) => `“${name},”`,
  );
  /** How it writes the name itself. */
  const spelling = fc.constantFrom<Writing>(
    (name) => name,
    (name) => name.toUpperCase(),
    (name) => name.replaceAll(' ', '\n  '),
    (name) => name.replaceAll(' ', '\u00A0'),
    (name) => name.replaceAll("'", '’'),
    (name) => name.replaceAll('-', '\u2011'),
    (name) => `${name.slice(0, 1)}\u00AD${name.slice(1)}`,
    (name) => name.normalize('NFD'),
    (name) => name.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  );

  it('means the same in an article and in a query, for every form in every writing', () => {
    for (const { canonical, form, type } of FORMS) {
      expect([form, publishedName(type === 'LOCATION' ? type : 'ORGANIZATION', form)]).toEqual([
        form,
        canonical,
      ]);
      expect([form, resolveName(form).canonical]).toEqual([form, canonical]);
    }
    fc.assert(
      fc.property(form, anyType, spelling, setting, ({ form, type: only }, any, spell, set) => {
        const type = only ?? any;
        const text = set(spell(form));
        expect(foldName(publishedName(type, text))).toBe(resolveName(text, undefined, type).folded);
      }),
      { numRuns: 5_000 },
    );
  });
});
