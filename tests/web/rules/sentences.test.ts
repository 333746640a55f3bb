import { describe, expect, it } from 'vitest';
import { oneDayIn, sayDay } from '../../../web/rules/say-day.ts';
import { sayDesk } from '../../../web/rules/say-desk.ts';
import { sayName } from '../../../web/rules/say-name.ts';
import { plainText } from '../../../web/rules/sentence.ts';

const day = { articles: 54, stories: 45, languages: 2, rejected: 0, usual: [], rising: [] };
const risen = { name: 'sea org', canonical: 'Sea Org', count: 2, surprise: 3.3, before: 0 };
const known = { name: 'mecca', canonical: 'Mecca', count: 3, surprise: 3.1, before: 2 };

describe('what an editor would say of a day', () => {
  it.each([
    [
      'no article',
      { ...day, articles: 0, stories: 0, languages: 0 },
      'No article was published on this day.',
    ],
    ['one article', { ...day, articles: 1, stories: 1, languages: 1 }, 'One article.'],
    ['stories and languages', day, '54 articles, 45 stories in two languages.'],
    ['each its own story', { ...day, stories: 54, languages: 1 }, '54 articles.'],
    [
      'as usual',
      { ...day, usual: [50, 52, 60] },
      '54 articles, 45 stories in two languages, about as many as usual.',
    ],
    ['too few days are no usual', { ...day, usual: [1, 2] }, '54 articles, 45 stories in two languages.'],
    [
      'rising names',
      { ...day, rising: [risen, known] },
      '54 articles, 45 stories in two languages. Mecca is named in three, far beyond chance; Sea Org is new.',
    ],
    [
      'nothing unusual',
      { ...day, rising: [{ ...known, surprise: 1 }] },
      '54 articles, 45 stories in two languages.',
    ],
    [
      'no days before',
      { ...day, rising: [{ name: 'x', canonical: 'X', count: 4 }] },
      '54 articles, 45 stories in two languages. The most named is X, in four.',
    ],
    [
      'tone and rejections',
      { ...day, tone: -31, rejected: 1 },
      '54 articles, 45 stories in two languages. The mean tone is negative, −31. One object was rejected.',
    ],
  ])('%s', (_, facts, expected) => {
    expect(plainText(sayDay(facts))).toBe(expected);
  });
});

it.each([
  [undefined, undefined, ''],
  [1.8, 0, 'new'],
  [0, 3, '1'],
  [0.91, 1, '8'],
  [1.4, 1, '30'],
  [2.6, 1, '400'],
  [3, 1, '1,000+'],
])('a surprise of %s after %s before is one day in %s', (surprise, before, expected) => {
  expect(oneDayIn(surprise, before)).toBe(expected);
});

const name = { articles: 16, mentions: 46, publishers: 1, isPart: false, months: [] };
describe('what an editor would say of a name', () => {
  it.each([
    ['none', { ...name, articles: 0, mentions: 0 }, 'No article of this time names it.'],
    [
      'a period',
      { ...name, first: '2006-02-23', last: '2017-07-18', tone: 6 },
      'Named 46 times in 16 articles of one publisher, from February 2006 to July 2017. The tone where it is named is even, +6.',
    ],
    [
      'months of one year',
      { ...name, first: '2026-11-03', last: '2026-12-01' },
      'Named 46 times in 16 articles of one publisher, from November to December 2026.',
    ],
    [
      'one month',
      { ...name, articles: 1, mentions: 1, publishers: 0, first: '2026-12-01', last: '2026-12-01' },
      'Named once in one article, in December 2026.',
    ],
    [
      'peaks',
      {
        ...name,
        months: [
          { start: '2013-10-01', mentions: 11 },
          { start: '2014-01-01', mentions: 2 },
          { start: '2015-01-01', mentions: 3 },
          { start: '2017-07-01', mentions: 10 },
        ],
      },
      'Named 46 times in 16 articles of one publisher; most in October 2013 and July 2017.',
    ],
    ['a part', { ...name, isPart: true }, 'Named 46 times in the newest 16 articles of one publisher.'],
  ])('%s', (_, facts, expected) => {
    expect(sayName(facts)).toBe(expected);
  });
});

it.each([
  [{ givenUp: 0, rejected: [], onTheirWay: 0, received: 0 }, 'Nothing was received today.'],
  [{ givenUp: 0, rejected: [], onTheirWay: 0, received: 3 }, 'Nothing needs you.'],
  [
    { givenUp: 1, rejected: ['photo.bin'], onTheirWay: 4, received: 9 },
    'Two things need you: one message was given up, and photo.bin is no article. Four objects are on the way.',
  ],
  [{ givenUp: 0, rejected: ['a'], onTheirWay: 0, received: 9 }, 'a is no article, and needs you.'],
  [{ givenUp: 2, rejected: [], onTheirWay: 0, received: 9 }, 'Two messages were given up, and need you.'],
  [
    { givenUp: 0, rejected: ['a', 'b'], onTheirWay: 1, received: 9 },
    'Two objects are no articles, and need you. One object is on the way.',
  ],
])('what the desk says: %j', (facts, expected) => {
  expect(plainText(sayDesk(facts))).toBe(expected);
});
