import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../web/rules/commands.ts';
import {
  addDays,
  axisDay,
  clock,
  daysBetween,
  hasClock,
  longDay,
  monthOf,
  nearDay,
  shortDay,
} from '../../../web/rules/dates.ts';
import { findHits, matches } from '../../../web/rules/find-hit.ts';
import { nameOfText } from '../../../web/rules/name-of-text.ts';
import { counted, duration, figures, inWords, languageName, listed } from '../../../web/rules/say.ts';
import { groupHits } from '../../../web/rules/search-hits.ts';
import { sentencesByDay, splitMention } from '../../../web/rules/sentences-by-day.ts';
import { tellStory } from '../../../web/rules/tell-story.ts';

it('writes dates in UTC', () => {
  expect([
    longDay('2026-12-01'),
    nearDay('2026-11-30'),
    shortDay('2017-07-18'),
    axisDay('2026-11-04'),
    monthOf('2017-07-18'),
  ]).toEqual(['Tuesday 1 December 2026', 'Monday 30 November', '18 Jul 2017', '4 Nov', 'July 2017']);
  expect([
    addDays('2026-12-01', -1),
    addDays('2024-02-28', 1),
    daysBetween('2026-11-04', '2026-12-01'),
  ]).toEqual(['2026-11-30', '2024-02-29', 27]);
  expect([clock('2026-12-01T09:49:32.118Z'), clock('2026-12-01T23:30:00+02:00', true)]).toEqual([
    '09:49',
    '21:30:00',
  ]);
  expect([hasClock('2015-09-22T00:00:00.000Z'), hasClock('2015-09-22T00:01:00Z')]).toEqual([false, true]);
});

it('writes numbers', () => {
  expect([inWords(3), inWords(0), inWords(54), figures(1204000)]).toEqual(['three', 'no', '54', '1,204,000']);
  expect([counted(1, 'article'), counted(2, 'story', 'stories'), listed(['a', 'b', 'c'])]).toEqual([
    '1 article',
    '2 stories',
    'a, b and c',
  ]);
  expect([duration(118), duration(400.4), duration(1400), duration(41_000), duration(3_480_000)]).toEqual([
    '118 ms',
    '400 ms',
    '1.4 s',
    '41 s',
    '58 min',
  ]);
  expect(languageName('xx')).toBe('xx');
});

describe('hits of a search', () => {
  it.each([
    ['Church of Scientology', 'scien', ['Church of ', 'Scien', 'tology']],
    ['Neuroscience', 'scien', ['Neuroscience']],
    ['science/2026/ants.txt', 'ants', ['science/2026/', 'ants', '.txt']],
    ['Google Science Fair', 'fair goo', ['', 'Goo', 'gle Science ', 'Fair', '']],
    ['İstanbul', 'ist', ['İstanbul']],
    ['anything', '', ['anything']],
  ])('%s for %s', (text, query, parts) => {
    expect(findHits(text, query)).toEqual(parts);
    expect(parts.join('')).toBe(text);
  });

  it('begin a word of what is found, all of them', () => {
    expect([matches('Google Science Fair', 'sci goo'), matches('Google Science Fair', 'sci ada')]).toEqual([
      true,
      false,
    ]);
  });

  it('are a day, names, titles and keys, each with its place', () => {
    const found = {
      names: [{ name: 'a b', canonical: 'A B', types: ['PERSON'], articles: 3 }],
      articles: [
        {
          key: 'x/y.txt',
          title: 'Title',
          receivedAt: '2026-12-01T10:00:00Z',
          status: 'ENRICHED',
          found: 'title',
        },
        { key: 'z.bin', receivedAt: '2026-12-01T10:00:00Z', status: 'REJECTED', found: 'key' },
      ],
    };
    const groups = groupHits(' 2026-12-01', found);
    expect(
      groups.map(({ label, hits }) => [label, ...hits.flatMap(({ path, note }) => [path, note])]),
    ).toEqual([
      ['Day', '/?day=2026-12-01', 'that day'],
      ['Names', '/?name=a%20b', 'person, 3 articles'],
      ['Titles', '/?article=x/y.txt', '1 Dec 2026'],
      ['Keys', '/?article=z.bin', 'rejected'],
    ]);
    expect(groupHits('x', undefined)).toEqual([]);
  });
});

it('shows the same sentence of a day once', () => {
  const article = (key: string, publishedAt: string, sentence: string, tone?: number) => ({
    key,
    title: key,
    publishedAt,
    sentence,
    count: 1,
    ...(tone !== undefined && { tone }),
  });
  const days = sentencesByDay([
    article('a', '2026-12-01T09:00:00Z', 'Ada  spoke.', 0.2),
    article('b', '2026-11-30T09:00:00Z', 'Ada spoke.'),
    article('c', '2026-12-01T08:00:00Z', 'ada spoke.', 0),
  ]);
  expect(
    days.map(({ day, tone, quotes }) => [
      day,
      tone,
      quotes.map(({ first, copies }) => [first.key, copies.length]),
    ]),
  ).toEqual([
    ['2026-12-01', 0.1, [['a', 1]]],
    ['2026-11-30', undefined, [['b', 0]]],
  ]);
});

it.each([
  ['Ada spoke', [0, 3], ['', 'Ada', ' spoke']],
  ['So 😀 Ada spoke', [6, 3], ['So 😀 ', 'Ada', ' spoke']],
  ['Ada spoke', [4, 99], ['Ada spoke', '', '']],
  ['Ada spoke', undefined, ['Ada spoke', '', '']],
])('the mention in %o is at %j', (sentence, at, parts) => {
  expect(splitMention(sentence, at)).toEqual(parts);
});

it('tells a story by time, and joins who printed the same title at once', () => {
  const member = (publisher: string, at: string, title: string) => ({
    key: publisher,
    title,
    language: 'en',
    publisher,
    publishedAt: `2026-12-01T${at}:00Z`,
  });
  const lines = tellStory(
    [member('C', '07:40', 'Other'), member('A', '06:12', 'T'), member('B', '06:12', 'T')],
    'T',
  );
  expect(lines.map(({ publishers, other }) => [publishers.join('+'), other?.title])).toEqual([
    ['A+B', undefined],
    ['C', 'Other'],
  ]);
});

it.each([
  ['show', ['a b.txt'], ['--text'], "copydesk show --text 'a b.txt'"],
  ['about', ["O'Reilly"], [], "copydesk about 'O'\\''Reilly'"],
  ['about', ['--help'], [], "copydesk about -- '--help'"],
  ['about', ['a\u001b[31mb$(rm)'], [], "copydesk about 'a[31mb$(rm)'"],
])('a command line is read back by a shell: %s %j', (command, args, options, line) => {
  expect(commandLine(command, args, options)).toBe(line);
});

it.each([
  ['Ferry returns\n\nText', 'ferry-returns-20261201-094932.txt'],
  ['  ../../Étude!?  ', 'etude-20261201-094932.txt'],
  ['إنقاذ', 'إنقاذ-20261201-094932.txt'],
  ['!!!', 'text-20261201-094932.txt'],
  ['x'.repeat(500), `${'x'.repeat(60)}-20261201-094932.txt`],
])('a pasted text is named after its first line: %o', (text, name) => {
  expect(nameOfText(text, new Date('2026-12-01T09:49:32Z'))).toBe(name);
});
