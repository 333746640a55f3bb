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
  ['a place that is short for something', L, ['EMEA', 'N.Y.C.'], ['EMEA', 'N.Y.C.']],
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
  ['full stops', L, ['N.Y.', 'NY', 'NY'], ['NY', 'NY', 'NY']],
  ['full stops, of equals the first', L, ['N.Y.', 'NY'], ['N.Y.', 'N.Y.']],
  [
    'a country with an acronym',
    L,
    ['U.S.', 'US', 'USA', 'U.S.A.', 'the United States', 'UNITED STATES', 'United States of America'],
    Array(7).fill('United States'),
  ],
  ['a kingdom', L, ['UK', 'U.K.', 'Britain', 'the United Kingdom'], Array(4).fill('United Kingdom')],
  [
    'a country by its code',
    L,
    ['DRC', 'DR Congo', 'UAE'],
    ['Democratic Republic of the Congo', 'Democratic Republic of the Congo', 'United Arab Emirates'],
  ],
  ['a country that acts', O, ['US', 'Islamic Republic of Iran'], ['United States', 'Iran']],
  ['a pronoun in a heading, which is no country', L, ['us', 'us', 'Us'], ['us', 'us', 'us']],
  ['a capital, which stays one', L, ['Washington', 'United States'], ['Washington', 'United States']],
  ['a body', O, ['U.N.', 'UN', 'United Nations'], Array(3).fill('United Nations')],
  ['a union', O, ['EU', 'the European Union'], Array(2).fill('European Union')],
  [
    'a body with a British spelling',
    O,
    ['WTO', 'World Trade Organisation'],
    Array(2).fill('World Trade Organization'),
  ],
  ['a treaty', O, ['Nato', 'NATO', 'North Atlantic Treaty Organization'], Array(3).fill('NATO')],
  [
    'a body that is part of another',
    O,
    ['UN', 'UN Security Council'],
    ['United Nations', 'United Nations Security Council'],
  ],
  ['letters of a company', O, ['COM'], ['COM']],
  ['a name with its acronym', O, ['Joint Harbour Board (JHB)', 'JHB'], Array(2).fill('Joint Harbour Board')],
  [
    'a name with what is no acronym of it',
    O,
    ['Harbour Board (North)', 'North'],
    ['Harbour Board (North)', 'North'],
  ],
  [
    'two given names that hyphens join',
    P,
    ['Kim Jong Un', 'Kim Jong-un', 'Kim Jong Un'],
    Array(3).fill('Kim Jong Un'),
  ],
  ['two apostrophes', P, ['Ada O’Neill', "Ada O'Neill", 'O’Neill'], Array(3).fill("Ada O'Neill")],
  ['a soft hyphen', P, ['Ilse Bran\u00ADdt', 'Ilse Brandt', 'Bran\u200Bdt'], Array(3).fill('Ilse Brandt')],
  ['a zero-width joiner', L, ['Ber\u200Dgen', '\uFEFFBergen'], ['Bergen', 'Bergen']],
  ['a brand', O, ['McDonald’s', "McDonald's"], Array(2).fill("McDonald's")],
  ['a brand that no list has', O, ["Norvale's", 'Norvale’s'], Array(2).fill("Norvale's")],
  ['the possessive of a company', O, ['Google’s', 'Google'], ['Google', 'Google']],
  ['a speaker', P, ['ANDERSON COOPER', 'COOPER', 'Anderson'], Array(3).fill('Anderson Cooper')],
  ['a queen in capitals', P, ['ELIZABETH II'], ['Elizabeth II']],
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
  ['the article of a work', 'TITLE', ['The Crown', 'Crown'], ['The Crown', 'The Crown']],
  [
    'works that begin alike',
    'TITLE',
    ['The Crown', 'The Crown of Thorns'],
    ['The Crown', 'The Crown of Thorns'],
  ],
  ['an acronym that is written as a name', O, ['Ecowas'], ['Economic Community of West African States']],
  ['a country of another type', 'OTHER', ['U.S.'], ['United States']],
  ['a person with the name of a kingdom', P, ['Britain'], ['Britain']],
  ['a continent', L, ['America', 'Latin America'], ['United States', 'Latin America']],
];

/** The mentions of a text that has them in brackets. */
function mentionsOf(article: string, type: EntityType): NamedMention[] {
  const parts = article.split(/[[\]]/);
  return parts.flatMap((text, i) =>
    i % 2 === 0
      ? []
      : [{ type, text, before: parts.slice(0, i).join(''), after: parts.slice(i + 1).join('') }],
  );
}

describe('canonicaliseEntities', () => {
  it.each(table)('resolves %s', (_, type, mentions, canonical) => {
    expect(canonicaliseEntities(mentions.map((text) => ({ type, text })))).toEqual(canonical);
  });

  it.each<[what: string, article: string, canonical: string[]]>([
    [
      'a couple, of whom one is named in full',
      '[Petra Lind] spoke. Mr. [Lind] is accused. Mrs. [Lind] is a witness. [Lind] left.',
      ['Petra Lind', 'Lind', 'Petra Lind', 'Lind'],
    ],
    [
      'a couple that shares its name in the text',
      '[Nils] and [Petra Lind] own it. Mr [Lind] forged. Ms [Lind] did not. [Lind] fell.',
      ['Nils Lind', 'Petra Lind', 'Nils Lind', 'Petra Lind', 'Lind'],
    ],
    [
      'a couple without given names',
      'Mr. [Marsh] is accused. Mrs. [Marsh] is a witness.',
      ['Mr Marsh', 'Mrs Marsh'],
    ],
    ['a couple in one breath', '[Nils Lind] left. Mr. and Mrs. [Lind] are rich.', ['Nils Lind', 'Lind']],
    [
      'a couple whose given name tells nothing',
      '[Robin Marsh] left. Mr. [Marsh] paid. Mrs. [Marsh] did not.',
      ['Robin Marsh', 'Mr Marsh', 'Mrs Marsh'],
    ],
    ['an honorific that agrees', '[Robin Marsh] left. Mr. [Marsh] paid.', ['Robin Marsh', 'Robin Marsh']],
    ['another honorific', 'Mrs [Robin Marsh] left. Mr. [Marsh] paid.', ['Robin Marsh', 'Marsh']],
    [
      'two men',
      '[Nils Lind] and [Petra Lind] met. Mr [Lind] paid.',
      ['Nils Lind', 'Petra Lind', 'Nils Lind'],
    ],
    ['an honorific in the mention', '[Petra Lind] met [Mr. Lind].', ['Petra Lind', 'Lind']],
  ])('tells by honorifics who is meant: %s', (_, article, canonical) => {
    expect(canonicaliseEntities(mentionsOf(article, P))).toEqual(canonical);
  });

  it.each<[article: string, canonical: string[]]>([
    [
      'The [International Monetary Fund] ([IMF]) met. The [IMF] left.',
      Array(3).fill('International Monetary Fund'),
    ],
    ['The [Joint Harbour Board] ([JHB]) met. The [JHB] left.', Array(3).fill('Joint Harbour Board')],
    ['The [JHB] ([Joint Harbour Board]) met. The [J.H.B.] left.', Array(3).fill('Joint Harbour Board')],
    ['The [European Cricket Board] ([ECB]) met. The [ECB] left.', Array(3).fill('European Cricket Board')],
    ['The [Harbour Board] ([Reuters]) met.', ['Harbour Board', 'Reuters']],
    ["[McDonald]'s fries", ["McDonald's"]],
    ["[Google]'s phones", ['Google']],
  ])('reads what the article writes around a name: %s', (article, canonical) => {
    expect(canonicaliseEntities(mentionsOf(article, O))).toEqual(canonical);
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
