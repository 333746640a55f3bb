import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, type EntityType } from '../../../core/article/analysis.ts';
import { canonicaliseEntities } from '../../../functions/publish/canonicalise-entities.ts';
import type { NamedMention } from '../../../functions/publish/names/named-mention.ts';

const P = 'PERSON';
const L = 'LOCATION';
const O = 'ORGANIZATION';

/** The canonical names are in the order of the mentions. */
const table: [what: string, type: EntityType, mentions: string[], canonical: string[]][] = [
  ['a last name', P, ['Donald Trump', 'Trump'], ['Donald Trump', 'Donald Trump']],
  ['a last name before the full one', P, ['Trump', 'Donald Trump'], ['Donald Trump', 'Donald Trump']],
  ['a possessive', P, ['Donald Trump', 'Trump’s'], ['Donald Trump', 'Donald Trump']],
  ['a title', P, ['Hassan Rouhani', 'President Rouhani'], ['Hassan Rouhani', 'Hassan Rouhani']],
  [
    'an office with a country',
    P,
    ['Iranian President Hassan Rouhani', 'Mr Rouhani', 'Hassan Rouhani'],
    ['Hassan Rouhani', 'Hassan Rouhani', 'Hassan Rouhani'],
  ],
  ['a first name', P, ['Ada Example', 'Ada'], ['Ada Example', 'Ada Example']],
  [
    'first and last of three',
    P,
    ['Donald J. Trump', 'Donald Trump', 'Trump'],
    ['Donald J. Trump', 'Donald J. Trump', 'Donald J. Trump'],
  ],
  ['capitals', P, ['DONALD TRUMP', 'Donald Trump', 'TRUMP'], Array(3).fill('Donald Trump')],
  ['a full stop caught at the end', P, ['Hassan Rouhani', 'Rouhani.'], Array(2).fill('Hassan Rouhani')],
  [
    'a particle',
    P,
    ['Alexander Van der Bellen', 'Van der Bellen', 'van der Bellen', 'Bellen'],
    Array(4).fill('Alexander Van der Bellen'),
  ],
  [
    'a particle of a compound',
    P,
    ['Ursula von der Leyen', 'von der Leyen'],
    Array(2).fill('Ursula von der Leyen'),
  ],
  [
    'a hyphenated first name',
    P,
    ['Jean-Claude Juncker', 'Jean-Claude'],
    Array(2).fill('Jean-Claude Juncker'),
  ],
  ['a hyphenated last name', P, ['Ada Smith-Jones', 'Smith-Jones'], Array(2).fill('Ada Smith-Jones')],
  [
    'half of a hyphenated name, which is another name',
    P,
    ['Ada Smith-Jones', 'Jones'],
    ['Ada Smith-Jones', 'Jones'],
  ],
  [
    'a junior',
    P,
    ['Martin Luther King Jr.', 'Martin Luther King', 'King'],
    Array(3).fill('Martin Luther King Jr.'),
  ],
  [
    'two of one last name',
    P,
    ['Bill Clinton', 'Hillary Clinton', 'Clinton'],
    ['Bill Clinton', 'Hillary Clinton', 'Clinton'],
  ],
  [
    'two of one first name',
    P,
    ['Ali Khamenei', 'Ali Larijani', 'Ali'],
    ['Ali Khamenei', 'Ali Larijani', 'Ali'],
  ],
  [
    'a first name that is the last name of another person',
    P,
    ['Ada Lovelace', 'Max Ada', 'Ada'],
    ['Ada Lovelace', 'Max Ada', 'Ada'],
  ],
  ['a middle name, which nobody goes by', P, ['Javad Ali Zarif', 'Ali'], ['Javad Ali Zarif', 'Ali']],
  ['a part of a word', P, ['Donald Trump', 'Trum'], ['Donald Trump', 'Trum']],
  ['Cyrillic', P, ['Владимир Путин', 'Путин'], Array(2).fill('Владимир Путин')],
  ['a dateline', L, ['PRAGUE'], ['Prague']],
  ['a dateline of two words', L, ['NEW YORK', 'SÃO PAULO'], ['New York', 'São Paulo']],
  ['a place in capitals with a hyphen', L, ['PORT-AU-PRINCE'], ['Port-Au-Prince']],
  ['a place that is short for something', L, ['USA', 'UAE', 'U.S.A.'], ['USA', 'UAE', 'USA']],
  ['Greek in capitals', P, ['ΑΛΕΞΗΣ ΤΣΙΠΡΑΣ', 'Αλεξης Τσιπρας'], ['Αλεξης Τσιπρας', 'Αλεξης Τσιπρας']],
  ['Arabic', P, ['حسن روحاني', 'روحاني'], Array(2).fill('حسن روحاني')],
  ['Chinese with a dot', P, ['唐纳德·特朗普', '特朗普'], Array(2).fill('唐纳德·特朗普')],
  ['Japanese with a dot', P, ['ドナルド・トランプ', 'トランプ'], Array(2).fill('ドナルド・トランプ')],
  ['Chinese without spaces', P, ['习近平', '习'], ['习近平', '习']],
  [
    'a chain to the longest',
    P,
    ['Hassan', 'Hassan Rouhani', 'Ali Hassan Rouhani'],
    Array(3).fill('Ali Hassan Rouhani'),
  ],
  [
    'first words',
    O,
    ['Revolutionary Guard Corps', 'Revolutionary Guard'],
    Array(2).fill('Revolutionary Guard Corps'),
  ],
  ['the article', O, ['the White House', 'White House', 'The White House'], Array(3).fill('White House')],
  [
    'last words, which are no name',
    O,
    ['Harvard University', 'University'],
    ['Harvard University', 'University'],
  ],
  [
    'two that begin alike',
    O,
    ['Bank of America', 'Bank of England', 'Bank'],
    ['Bank of America', 'Bank of England', 'Bank'],
  ],
  ['a company’s form', O, ['Example, Inc.', 'Example Inc', 'Example Inc'], Array(3).fill('Example Inc')],
  ['full stops', L, ['U.S.', 'US', 'US'], ['US', 'US', 'US']],
  ['full stops, of equals the first', L, ['U.S.', 'US'], ['U.S.', 'U.S.']],
  ['capitals of a place', L, ['IRAN', 'Iran'], ['Iran', 'Iran']],
  ['the more frequent of two spellings', L, ['NATO', 'Nato', 'NATO'], ['NATO', 'NATO', 'NATO']],
  ['places, which are never resolved', L, ['New York', 'York', 'New'], ['New York', 'York', 'New']],
  ['wide letters', L, ['ＩＲＡＮ', 'Iran', 'Iran'], ['Iran', 'Iran', 'Iran']],
  [
    'decimals, which are no spellings of one another',
    'QUANTITY',
    ['1.5 million', '15 million'],
    ['1.5 million', '15 million'],
  ],
  ['thousands', 'QUANTITY', ['1,500', '1.500'], ['1,500', '1.500']],
  ['titles of works', 'TITLE', ['The Crown', 'Crown'], ['The Crown', 'Crown']],
];

describe('canonicaliseEntities', () => {
  it.each(table)('resolves %s', (_, type, mentions, canonical) => {
    expect(canonicaliseEntities(mentions.map((text) => ({ type, text })))).toEqual(canonical);
  });

  it('never resolves a name to one of another type', () => {
    const mentions = [
      { type: P, text: 'George Washington' },
      { type: L, text: 'Washington' },
      { type: O, text: 'Washington' },
    ] as const;
    expect(canonicaliseEntities(mentions)).toEqual(['George Washington', 'Washington', 'Washington']);
  });

  it('returns no names for no mentions', () => {
    expect(canonicaliseEntities([])).toEqual([]);
  });

  const words = fc.array(
    fc.constantFrom(
      'Ada',
      'Max',
      'Ali',
      'Lee',
      'van',
      'der',
      'Jr.',
      'Mr.',
      'President',
      'the',
      '·',
      '.',
      "'s",
    ),
    { minLength: 1, maxLength: 4 },
  );
  const text = fc.oneof(
    words.map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
  );
  const mention = fc.record({ type: fc.constantFrom(...ENTITY_TYPES), text });
  const mentions: fc.Arbitrary<NamedMention[]> = fc.array(mention, { maxLength: 12 });

  it('returns one name for each mention, and never an empty one for a mention that holds a letter', () => {
    fc.assert(
      fc.property(mentions, (mentions) => {
        const canonical = canonicaliseEntities(mentions);
        expect(canonical).toHaveLength(mentions.length);
        canonical.forEach((name, i) => {
          if (/\p{L}/u.test(mentions[i]?.text ?? '')) expect(name).not.toBe('');
        });
      }),
    );
  });

  // To compare each name with each takes minutes, and the publish function has one.
  it.each<[EntityType, string, string]>([
    [P, 'Berg7', 'Anna7 Berg7'],
    [O, 'Guild 7', 'Guild 7 of Masons'],
  ])('resolves a list of 40,000 names of type %s in a moment: %s', (type, short, full) => {
    const list = Array.from({ length: 40_000 }, (_, i) => full.replaceAll('7', String(i)));
    const canonical = canonicaliseEntities([...list, short].map((text) => ({ type, text })));
    expect(canonical.at(-1)).toBe(full);
  });

  it('returns the same name for the same text and type', () => {
    fc.assert(
      fc.property(mentions, (mentions) => {
        const canonical = canonicaliseEntities(mentions);
        const seen = new Map<string, string>();
        mentions.forEach(({ type, text }, i) => {
          const key = `${type}#${text}`;
          expect(seen.get(key) ?? canonical[i]).toBe(canonical[i]);
          seen.set(key, canonical[i] as string);
        });
      }),
    );
  });

  // A second run may change names: a short name that two people shared may then be short for one of them alone.
  it('resolves a name to the end of its chain: that name is not resolved further', () => {
    const person = fc
      .array(fc.constantFrom('Ada', 'Max', 'Ali', 'Lee', 'van', 'der', 'Jr.'), { minLength: 1, maxLength: 4 })
      .map((parts) => ({ type: P, text: parts.join(' ') }) as const);
    fc.assert(
      fc.property(fc.array(person, { maxLength: 10 }), (people) => {
        const canonical = canonicaliseEntities(people);
        const canonicalOf = new Map(people.map(({ text }, i) => [text, canonical[i]]));
        for (const name of canonical) expect(canonicalOf.get(name) ?? name).toBe(name);
      }),
    );
  });
});
