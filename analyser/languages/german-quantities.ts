import type { FoundEntity } from '../found.ts';

const DIGITS = '\\d{1,3}(?:[. ]\\d{3}){1,4}(?:,\\d{1,3})?|\\d{1,12}(?:,\\d{1,6})?';
const WORDS =
  '(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|fünfzehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend|Dutzende|Hunderte|Tausende|Zehntausende|Hunderttausende)';
const SCALE = '(?: (?:Tausend|Millionen|Million|Milliarden|Milliarde|Billionen|Mio\\.|Mrd\\.))?';
const ABOUT =
  '(?:(?:[Ee]twa|[Rr]und|[Cc]irca|[Cc]a\\.|[Ff]ast|[Kk]napp|[Üü]ber|[Mm]ehr als|[Ww]eniger als|[Mm]indestens|[Bb]is zu|[Gg]ut) )?';
const COUNTED =
  'Prozent|Prozentpunkten?|Promille|Menschen|Personen|Leuten?|Männern?|Frauen|Kindern?|Jugendlichen?|Jahren?|Monaten?|Wochen|Tagen?|Stunden|Minuten|Sekunden|Kilometern?|Metern?|Zentimetern?|Millimetern?|Meilen|Hektar|Quadratmetern?|Quadratkilometern?|Tonnen|Kilogramm|Kilo|Gramm|Litern?|Barrel|Grad|Euro|Dollar|US-Dollar|Mark|D-Mark|Franken|Pfund|Yen|Cent|Rubel|Kronen|Stimmen|Sitzen?|Punkten?|Tore?n?|Toten?|Opfern?|Verletzten?|Fällen?|Soldaten|Polizisten|Schülern?|Studenten|Studierenden|Arbeiter|Mitarbeitern?|Beschäftigten?|Mitgliedern?|Einwohnern?|Zuschauern?|Teilnehmern?|Besuchern?|Ländern?|Staaten|Städten?|Gemeinden|Häusern?|Wohnungen|Arbeitsplätzen?|Stellen|Autos|Fahrzeugen?|Unternehmen|Firmen|Spielen?|Seiten|Mal|Megawatt|Gigawatt|km|kg|m²|km/h';

const QUANTITY = new RegExp(
  `(?<![\\p{L}\\p{N}.,])${ABOUT}(?:${[
    `(?:[$£€¥]|EUR|USD|CHF) ?(?:${DIGITS})${SCALE}`,
    `(?:${DIGITS})${SCALE} ?(?:%|€|\\$)`,
    `(?:${DIGITS}|${WORDS})${SCALE} (?:\\p{Ll}{3,14}e[nr]? )?(?:${COUNTED})`,
    `(?:${DIGITS}) (?:Tausend|Millionen|Million|Milliarden|Milliarde|Billionen|Mio\\.|Mrd\\.)`,
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);
/** Finds money, shares, measures, ages and counts in German text. */
export function findGermanQuantities(text: string): FoundEntity[] {
  return [...text.matchAll(QUANTITY)].map(({ 0: found, index }) => ({
    type: 'QUANTITY' as const,
    text: found,
    score: 0.85,
    begin: index,
    end: index + found.length,
  }));
}
