import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstant, toWrittenDate } from '../../../../functions/split/extract/to-instant.ts';

describe('a date becomes an instant', () => {
  it.each([
    ['2026-11-24', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24T09:30', '2026-11-24T09:30:00.000Z'],
    ['2026-11-24 09:30:15', '2026-11-24T09:30:15.000Z'],
    ['2026-11-24T09:30:00+01:00', '2026-11-24T08:30:00.000Z'],
    ['2026-11-24T09:30:00+0100', '2026-11-24T08:30:00.000Z'],
    ['2026-11-24T09:30:00+01', '2026-11-24T08:30:00.000Z'],
    ['2026-11-24T09:30:00.123Z', '2026-11-24T09:30:00.000Z'],
    ['20261124', '2026-11-24T00:00:00.000Z'],
    ['20261124T093000Z', '2026-11-24T09:30:00.000Z'],
    ['20261124T093000-0500', '2026-11-24T14:30:00.000Z'],
    ['20261124093000', '2026-11-24T09:30:00.000Z'],
    ['Tue, 24 Nov 2026 09:30:00 +0100', '2026-11-24T08:30:00.000Z'],
    ['Tue, 24 Nov 2026 09:30:00 GMT', '2026-11-24T09:30:00.000Z'],
    ['Tue, 24 Nov 26 09:30:00 GMT', '2026-11-24T09:30:00.000Z'],
    ['November 24, 2026', '2026-11-24T00:00:00.000Z'],
    ['24 November 2026 9:30', '2026-11-24T09:30:00.000Z'],
  ])('%s', (date, instant) => {
    expect(toInstant(date)).toBe(instant);
  });

  it.each([
    ['Tue, 24 Mar 2026 09:00:00 CET', '2026-03-24T08:00:00.000Z'],
    ['Fri, 24 Jul 2026 09:00:00 CEST', '2026-07-24T07:00:00.000Z'],
    ['Tue, 24 Mar 2026 09:00:00 BST', '2026-03-24T08:00:00.000Z'],
    ['24 Mar 2026 09:00 MSK', '2026-03-24T06:00:00.000Z'],
    ['Mar 24, 2026 9:00 a.m. ET', '2026-03-24T13:00:00.000Z'],
    ['Jan 24, 2026 9:00 a.m. ET', '2026-01-24T14:00:00.000Z'],
    ['July 24, 2026 9:00 AM PT', '2026-07-24T16:00:00.000Z'],
    ['9:00 a.m. EDT, March 24, 2026', '2026-03-24T13:00:00.000Z'],
    ['Tuesday, March 24, 2026, 9:30 PM (EST)', '2026-03-25T02:30:00.000Z'],
    ['March 24, 2026, 9:30 p.m. Eastern Time', '2026-03-25T01:30:00.000Z'],
    ['24. März 2026 um 09:30 MEZ', '2026-03-24T08:30:00.000Z'],
    ['2026-03-24 09:00:00 +02:00', '2026-03-24T07:00:00.000Z'],
    ['2026-03-24T09:00:00+01:00[Europe/Berlin]', '2026-03-24T08:00:00.000Z'],
    ['2026-07-24T09:00:00[America/New_York]', '2026-07-24T13:00:00.000Z'],
    ['Tue Mar 24 09:00:00 CET 2026', '2026-03-24T08:00:00.000Z'],
    ['Tue Mar 24 2026 09:00:00 GMT+0100 (Central European Standard Time)', '2026-03-24T08:00:00.000Z'],
    ["D:20260324090000+01'00'", '2026-03-24T08:00:00.000Z'],
    ['D:20260324090000Z', '2026-03-24T09:00:00.000Z'],
  ])('in its zone: %s', (date, instant) => {
    expect(toInstant(date)).toBe(instant);
  });

  it('a time in a zone that several countries name alike leaves the day', () => {
    expect(toInstant('24 Mar 2026 09:00 IST')).toBe('2026-03-24T00:00:00.000Z');
  });

  it.each([
    ['March 24th, 2026', '2026-03-24T00:00:00.000Z'],
    ['the 24th of March, 2026', '2026-03-24T00:00:00.000Z'],
    ['March 24, 2026 at 9:00 am', '2026-03-24T09:00:00.000Z'],
    ['24 March 2026 9pm', '2026-03-24T21:00:00.000Z'],
    ['Mar. 24, 2026 12:00 a.m.', '2026-03-24T00:00:00.000Z'],
    ['Published on March 24, 2026', '2026-03-24T00:00:00.000Z'],
    ['24-Mar-2026', '2026-03-24T00:00:00.000Z'],
    ['24.3.2026, 9.30 Uhr', '2026-03-24T09:30:00.000Z'],
    ['24 maart 2026', '2026-03-24T00:00:00.000Z'],
    ['mardi 24 mars 2026 à 9h30', '2026-03-24T09:30:00.000Z'],
    ['1er avril 2026', '2026-04-01T00:00:00.000Z'],
    ['24 de marzo de 2026', '2026-03-24T00:00:00.000Z'],
    ['24 de março de 2026', '2026-03-24T00:00:00.000Z'],
    ['24 marzo 2026', '2026-03-24T00:00:00.000Z'],
    ['24 marca 2026', '2026-03-24T00:00:00.000Z'],
    ['24 марта 2026 г.', '2026-03-24T00:00:00.000Z'],
    ['24 मार्च 2026', '2026-03-24T00:00:00.000Z'],
    ['٢٤ مارس ٢٠٢٦', '2026-03-24T00:00:00.000Z'],
    ['2026年3月24日 9:30', '2026-03-24T09:30:00.000Z'],
    ['2026년 3월 24일', '2026-03-24T00:00:00.000Z'],
  ])('in words: %s', (date, instant) => {
    expect(toInstant(date)).toBe(instant);
  });

  it.each([
    ['24/03/2026', '2026-03-24T00:00:00.000Z'],
    ['3/24/2026 9:00:00 PM', '2026-03-24T21:00:00.000Z'],
    ['04/04/2026', '2026-04-04T00:00:00.000Z'],
    ['24-03-2026', '2026-03-24T00:00:00.000Z'],
    ['05.04.2026', '2026-04-05T00:00:00.000Z'],
    ['24.03.26', '2026-03-24T00:00:00.000Z'],
    ['1774342800', '2026-03-24T09:00:00.000Z'],
    ['1774342800000', '2026-03-24T09:00:00.000Z'],
    [1_774_342_800, '2026-03-24T09:00:00.000Z'],
    [1_774_342_800_000, '2026-03-24T09:00:00.000Z'],
  ])('in numbers: %s', (date, instant) => {
    expect(toInstant(date)).toBe(instant);
  });

  it.each([
    'yesterday',
    '',
    '5',
    '2026-13-45',
    '2026-02-30',
    '2026-03-24T25:00:00Z',
    '+275760-09-13',
    '0000-01-01',
    '0000-00-00 00:00:00',
    '1970-01-01T00:00:00Z',
    undefined,
    5,
    Number.NaN,
    {},
    'x'.repeat(1_000),
    'Summer 2026',
    'Winter 2025/26',
    'March 2026',
    '2026-03',
    '2026',
    '24 March',
    '24-26 March 2026',
    'No. 1203',
    'Vol. 12, No. 3, 2026',
    'Q1 2026',
    '05/04/2026',
    '5-4-2026',
    '05/04/26',
    '3.14.15',
    '555 123 4567',
  ])('but not %s', (date) => {
    expect(toInstant(date)).toBeUndefined();
  });

  it('where day and month could be exchanged, the order of the page decides', () => {
    expect(toWrittenDate('05/04/2026', 'day-first')?.instant).toBe('2026-04-05T00:00:00.000Z');
    expect(toWrittenDate('05/04/2026', 'month-first')?.instant).toBe('2026-05-04T00:00:00.000Z');
  });

  it('keeps the offset that was written', () => {
    expect(toWrittenDate('2026-03-24T09:00:00+05:30')?.offset).toBe('+05:30');
    expect(toWrittenDate('Mar 24, 2026 9:00 a.m. ET')?.offset).toBe('-04:00');
    expect(toWrittenDate('2026-03-24T09:00:00Z')?.offset).toBeUndefined();
  });
});

/** Whole seconds between 1990 and 2100. */
const instants = fc
  .integer({ min: 631_152_000, max: 4_102_444_799 })
  .map((seconds) => new Date(seconds * 1000));

describe('toInstant, for any instant', () => {
  it('reads back each way to write it', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -840, max: 840 }), (instant, minutes) => {
        const iso = instant.toISOString();
        const size = Math.abs(minutes);
        const zone = `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
        const local = new Date(instant.getTime() + minutes * 60_000);
        if (local.getUTCFullYear() < 1000) return;
        expect(toInstant(iso)).toBe(iso);
        expect(toInstant(instant.toUTCString())).toBe(iso);
        expect(toInstant(local.toISOString().replace('Z', zone))).toBe(iso);
        expect(toInstant(`${local.toISOString().slice(0, 19).replace('T', ' ')} ${zone}`)).toBe(iso);
      }),
    );
  });

  it('reads back its day in words of each language of news', () => {
    const languages = [
      'en',
      'en-GB',
      'es',
      'fr',
      'de',
      'it',
      'pt',
      'nl',
      'ja',
      'ko',
      'zh',
      'ru',
      'pl',
      'tr',
      'uk',
    ];
    fc.assert(
      fc.property(instants, fc.constantFrom(...languages), (instant, language) => {
        const written = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(
          instant,
        );
        expect([written, toInstant(written)?.slice(0, 10)]).toEqual([
          written,
          instant.toISOString().slice(0, 10),
        ]);
      }),
    );
  });
});

describe('toInstant, for any text', () => {
  it('answers with an instant or nothing, and never with a day that the text does not name', () => {
    const digitsAndWords = fc.stringMatching(/^(?:[0-9]{1,4}|[a-z]{3,9}|[-/., :+]|Mar|May|am|ET){1,12}$/);
    fc.assert(
      fc.property(digitsAndWords, (text) => {
        const instant = toInstant(text);
        if (instant === undefined) return;
        expect(new Date(instant).toISOString()).toBe(instant);
      }),
    );
  });

  it('takes no longer for a long row of digits or blanks', () => {
    const started = performance.now();
    for (const part of ['1', ' ', '1/', '1 a', 'mar 1 ', '-', "1'"])
      toInstant(part.repeat(100 / part.length));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
