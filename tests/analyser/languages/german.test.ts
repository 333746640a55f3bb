import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GERMAN } from '../../../analyser/languages/german.ts';
import { findGermanDates } from '../../../analyser/languages/german-dates.ts';
import { findGermanQuantities } from '../../../analyser/languages/german-quantities.ts';
import { loadEntityFinder } from '../../../analyser/load-entity-finder.ts';
import { tokenise } from '../../../analyser/tokenise.ts';

const find = await loadEntityFinder('de');
const texts = (found: readonly { text: string }[]) => found.map(({ text }) => text);

describe('the entities of a German text', () => {
  it.each<[text: string, expected: string[]]>([
    ['Bundeskanzlerin Angela Merkel sprach in Berlin.', ['PERSON Angela Merkel', 'LOCATION Berlin']],
    ['Die Regierung hat den Bau der Brücke verschoben.', []],
    ['Der Wirtschaftsausschuss tagte ohne Ergebnis.', []],
    ['Der SPD-Chef lehnte das ab.', []],
    ['Die Hamburger nahmen zwei Männer auf.', ['QUANTITY zwei Männer']],
    ['Der 1. FC Köln gewann in Freiburg.', ['ORGANIZATION 1. FC Köln', 'LOCATION Freiburg']],
    [
      'Die Deutsche Bank und die SPD äußerten sich nicht.',
      ['ORGANIZATION Deutsche Bank', 'ORGANIZATION SPD'],
    ],
    ['BERLIN (dpa) - Das Wetter bleibt gut.', ['LOCATION BERLIN', 'ORGANIZATION dpa']],
    ['Die Flüsse Deutschlands sind lang.', ['LOCATION Deutschlands']],
    ['— Ada Example (@ada_ex)', ['PERSON Ada Example', 'OTHER @ada_ex']],
  ])('%s', (text, expected) => {
    expect(find(text).map(({ type, text: name }) => `${type} ${name}`)).toEqual(expected);
  });

  it('are at the offsets of their spans, in order', () => {
    const file = join(import.meta.dirname, '../../fixtures/languages/hafenbruecke.de.txt');
    const text = `${readFileSync(file, 'utf8')} 🎻 Bran\u00ADdt war in Bonn.`;
    let last = 0;
    const found = find(text);
    expect(found.length).toBeGreaterThan(20);
    for (const { begin, end, text: name } of found) {
      expect(text.slice(begin, end)).toBe(name);
      expect(begin).toBeGreaterThanOrEqual(last);
      last = end;
    }
  });
});

describe('German dates', () => {
  it.each([
    ['Er kam am Montag, 3. Oktober 2022, an.', ['Montag, 3. Oktober 2022']],
    ['Bis Ende März bleibt es so.', ['Ende März']],
    ['Am 03.10.2022 und am 3. 10. 22', ['03.10.2022', '3. 10. 22']],
    ['im Sommer 2015, in den 1990er Jahren', ['Sommer 2015', '1990er Jahren']],
    ['im 19. Jahrhundert', ['19. Jahrhundert']],
    ['am Dienstagabend, heute früh, gestern', ['Dienstagabend', 'heute früh', 'gestern']],
    ['am vergangenen Freitag und nächste Woche', ['vergangenen Freitag', 'nächste Woche']],
    ['Saison 2015/16', ['2015/16']],
    ['2000 Menschen liefen 1500 Meter.', []],
    ['Guten Morgen, Maiglöckchen!', []],
  ])('%s', (text, expected) => {
    expect(texts(findGermanDates(text))).toEqual(expected);
  });
});

describe('German quantities', () => {
  it.each([
    ['Das kostet 3,5 Millionen Euro.', ['3,5 Millionen Euro']],
    ['Rund 2.000 Menschen und 20 Prozent', ['Rund 2.000 Menschen', '20 Prozent']],
    ['mehr als 100 000 Soldaten', ['mehr als 100 000 Soldaten']],
    ['5 % und 12 €', ['5 %', '12 €']],
    ['drei kleine Kinder', ['drei kleine Kinder']],
    ['Der 1. FC Köln und Platz 5', []],
  ])('%s', (text, expected) => {
    expect(texts(findGermanQuantities(text))).toEqual(expected);
  });
});

describe('German tokens', () => {
  it.each([
    ['Karl-Heinz Vogt, SPD-Chef', ['Karl-Heinz', 'Vogt', ',', 'SPD-Chef']],
    ['Dr. Meier z.B. hier', ['Dr.', 'Meier', 'z.B.', 'hier']],
    ['um 12.30 Uhr im 3. Stock', ['um', '12.30', 'Uhr', 'im', '3', '.', 'Stock']],
  ])('%s', (text, expected) => {
    expect(texts(tokenise(text, GERMAN.tokens))).toEqual(expected);
  });

  it('are in a headline only where the line is in capitals', () => {
    const inHeadline = (text: string) => tokenise(text, GERMAN.tokens).some((token) => token.inHeadline);
    expect(inHeadline('Neue Halle Bonns Eröffnet Endlich')).toBe(false);
    expect(inHeadline('NEUE HALLE IN BONN ERÖFFNET')).toBe(true);
  });
});
