import { describe, expect, it } from 'vitest';
import { findDates } from '../../../analyser/passes/find-dates.ts';

const found = (text: string) => findDates(text).map(({ text: date }) => date);

describe('dates', () => {
  it.each<[text: string, dates: string[]]>([
    ['It closed on Tuesday, 3 May 2011.', ['Tuesday, 3 May 2011']],
    ['from July 14, 2018 on', ['July 14, 2018']],
    ['In 1998 and 2001–2003', ['1998', '2001–2003']],
    ['since the late 1990s', ['the late 1990s']],
    ['the 19th century began', ['the 19th century']],
    ['last week, next Friday', ['last week', 'next Friday']],
    ['the summer of 1968 was hot', ['summer of 1968']],
    ['in March they may march', ['March']],
    ['2024-05-06', ['2024-05-06']],
  ])('%s', (text, dates) => {
    expect(found(text)).toEqual(dates);
  });

  it.each(['2000 people came', '1500 m', 'it cost $1999', '1,950 votes', 'room 12', 'Theresa May spoke'])(
    'are not in: %s',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});
