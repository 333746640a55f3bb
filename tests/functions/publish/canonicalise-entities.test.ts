import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, type EntityType } from '../../../core/article/analysis.ts';
import {
  canonicaliseEntities,
  cleanName,
  type NamedMention,
} from '../../../functions/publish/canonicalise-entities.ts';

const P = 'PERSON';
const L = 'LOCATION';
const O = 'ORGANIZATION';

describe('a name without what surrounds it', () => {
  it.each<[EntityType, string, string]>([
    [L, 'Iran', 'Iran'],
    [L, "Iran's", 'Iran'],
    [L, 'Iran’s', 'Iran'],
    [L, 'Iranʼs', 'Iran'],
    [L, "IRAN'S", 'IRAN'],
    [L, 'the United States’', 'United States'],
    [L, "the United States'", 'United States'],
    [L, 'The Hague', 'Hague'],
    [L, '“Tehran,”', 'Tehran'],
    [L, '(Tehran)', 'Tehran'],
    [L, 'U.S.', 'U.S.'],
    [L, 'U.S.’s', 'U.S.'],
    [L, 'New\n  York', 'New York'],
    [P, 'James’s', 'James'],
    [P, 'Mr. Trump', 'Trump'],
    [P, 'Mr Trump', 'Trump'],
    [P, 'MR. TRUMP', 'TRUMP'],
    [P, 'President Trump', 'Trump'],
    [P, 'president Donald Trump', 'Donald Trump'],
    [P, 'U.S. President Donald Trump', 'Donald Trump'],
    [P, 'Iranian President Hassan Rouhani', 'Hassan Rouhani'],
    [P, 'President-elect Joe Biden', 'Joe Biden'],
    [P, 'Vice President Mike Pence', 'Mike Pence'],
    [P, 'former Prime Minister Tony Blair', 'Tony Blair'],
    [P, 'ex-Senator Ada Example', 'Ada Example'],
    [P, 'Secretary of State John Kerry', 'John Kerry'],
    [P, 'U.N. Secretary-General António Guterres', 'António Guterres'],
    [P, 'Foreign Minister Javad Zarif', 'Javad Zarif'],
    [P, 'Foreign Minister Javad Zarif’s', 'Javad Zarif'],
    [P, 'Grand Ayatollah Ali Khamenei', 'Ali Khamenei'],
    [P, 'Crown Prince Mohammed bin Salman', 'Mohammed bin Salman'],
    [P, 'Lt. Gen. Ada Example', 'Ada Example'],
    [P, 'Prof. Dr. Ada Example', 'Ada Example'],
    [P, 'Señora Ada Ejemplo', 'Ada Ejemplo'],
    [P, 'the President', 'the President'],
    [P, 'President', 'President'],
    [P, 'Prime Minister', 'Prime Minister'],
    [P, 'Pope', 'Pope'],
    [P, 'Martin Luther King Jr.', 'Martin Luther King Jr.'],
    [P, 'Mario Draghi', 'Mario Draghi'],
    [P, 'Drew Major', 'Drew Major'],
    [P, '@realDonaldTrump', 'realDonaldTrump'],
    [P, 'محمد جواد ظریف', 'محمد جواد ظریف'],
    [P, '习近平', '习近平'],
    [O, 'the United Nations', 'United Nations'],
    [O, 'The White House’s', 'White House'],
    [O, 'President Hotels', 'President Hotels'],
    ['DATE', 'the 1980s', 'the 1980s'],
    ['QUANTITY', '“three”', 'three'],
    ['OTHER', "'", "'"],
    ['OTHER', '’s', 's'],
  ])('%s %j is %j', (type, text, name) => {
    expect(cleanName(type, text)).toBe(name);
  });
});

/** Mentions as `TYPE: a | b | c`, and the canonical names in the same order. */
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
    'half of a hyphenated name, which is another',
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
    'a first name that is another’s last',
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

describe('the canonical names of an article', () => {
  it.each(table)('settle %s', (_, type, mentions, canonical) => {
    expect(canonicaliseEntities(mentions.map((text) => ({ type, text })))).toEqual(canonical);
  });

  it('never mix types', () => {
    const mentions = [
      { type: P, text: 'George Washington' },
      { type: L, text: 'Washington' },
      { type: O, text: 'Washington' },
    ] as const;
    expect(canonicaliseEntities(mentions)).toEqual(['George Washington', 'Washington', 'Washington']);
  });

  it('of no mentions are none', () => {
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

  it('are one for each mention, never empty where the mention holds a letter, for any text', () => {
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

  // Each name compared with each takes minutes, and publish has one.
  it.each<[EntityType, string, string]>([
    [P, 'Berg7', 'Anna7 Berg7'],
    [O, 'Guild 7', 'Guild 7 of Masons'],
  ])('of a list of 40,000 names of type %s are told in a moment: %s', (type, short, full) => {
    const list = Array.from({ length: 40_000 }, (_, i) => full.replaceAll('7', String(i)));
    const canonical = canonicaliseEntities([...list, short].map((text) => ({ type, text })));
    expect(canonical.at(-1)).toBe(full);
  });

  it('are the same for the same text and type, wherever it stands', () => {
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

  // Not that a second resolution changes nothing: a name that was one of two people may then be only one's.
  it('are ends of their chains: what a name is resolved to stands for nobody else', () => {
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
