import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../../core/article/analysis.ts';
import { cleanNames } from '../../../../functions/publish/names/clean-names.ts';

const P = 'PERSON';
const L = 'LOCATION';
const O = 'ORGANIZATION';

describe('cleanNames', () => {
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
  ])('makes the %s %j %j', (type, text, name) => {
    expect(cleanNames([{ type, text }])).toEqual([{ type, text: name }]);
  });
});
