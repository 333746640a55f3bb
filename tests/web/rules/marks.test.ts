import { expect, it } from 'vitest';
import { countMarks, hidingRules, isShown, readFilter, stepOf } from '../../../web/rules/mark-filter.ts';
import { nextOfName, numberNames, ordinal, placeOfMention } from '../../../web/rules/next-mention.ts';

const mark = (type: string, canonical: string, score = 0.9) => ({ type, canonical, score });
const marks = numberNames([
  mark('PERSON', 'Ada'),
  mark('LOCATION', 'Oslo', 0.4),
  mark('PERSON', 'Ada', 0.45),
  mark('DATE', 'Friday'),
  mark('PERSON', 'Ada'),
]);
const filter = (query: string) => readFilter(new URLSearchParams(query));

it('reads the filter from the address, and passes over what is no filter', () => {
  const { hidden, score } = filter('hide=date,script,place&score=0.5');
  expect([[...hidden], score]).toEqual([['date', 'place'], 0.5]);
  expect(filter('score=7').score).toBe(0);
  expect(filter('hide=date').toggled(0)).toBe('person,date');
  expect(filter('hide=date').toggled(3)).toBe('');
});

it('counts what is shown, and what its score hides', () => {
  const counts = countMarks(marks, filter('hide=date&score=0.5'));
  expect([counts.all, counts.shown, counts.below]).toEqual([5, 2, 2]);
  expect(counts.byLabel.get('person')).toBe(3);
});

it.each([
  [0, 0],
  [0.05, 1],
  [0.15, 3],
  [0.3, 6],
  [0.999, 19],
  [1, 20],
])('a score of %s is step %s', (score, step) => {
  expect(stepOf(score)).toBe(step);
});

it('hides marks by a few rules of a style sheet', () => {
  expect(hidingRules(filter(''))).toBe('');
  const rules = hidingRules(filter('hide=date&score=0.1'));
  expect(rules).toContain('.reader .m[data-t="date"],.reader .m[data-s="0"],.reader .m[data-s="1"]{');
  expect(rules).not.toContain('data-s="2"');
});

it('goes from mention to mention of a name, and around', () => {
  const all = () => true;
  expect([
    nextOfName(marks, undefined, 1, all),
    nextOfName(marks, 0, 1, all),
    nextOfName(marks, 4, 1, all),
  ]).toEqual([0, 2, 0]);
  expect(nextOfName(marks, 0, -1, all)).toBe(4);
  expect(nextOfName(marks, 0, 1, (m) => isShown(m, filter('score=0.5')))).toBe(4);
  expect(nextOfName(marks, 3, 1, all)).toBe(3);
  expect(nextOfName([], undefined, 1, all)).toBeUndefined();
  expect(placeOfMention(marks, 2)).toEqual({ nth: 2, of: 3 });
});

it('says which mention it is', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal)).toEqual([
    '1st',
    '2nd',
    '3rd',
    '4th',
    '11th',
    '12th',
    '13th',
    '21st',
    '112th',
  ]);
});
