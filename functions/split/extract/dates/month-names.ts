/** The months by the names and abbreviations of the languages that most articles are in, from January on. */
const MONTHS: readonly string[] = [
  'january jan enero ene janvier janv januar jänner jan gennaio gen janeiro januari',
  'february feb febr febrero février févr fév februar feber febbraio fevereiro fev februari',
  'march mar marzo mars märz mär mrz março maart mrt',
  'april apr abril abr avril avr aprile',
  'may mayo mai maggio mag maio mei',
  'june jun junio juin juni giugno giu junho',
  'july jul julio juillet juil juli luglio lug julho',
  'august aug agosto ago août augustus',
  'september sept sep septiembre setiembre septembre settembre set setembro',
  'october oct octubre octobre oktober okt ottobre ott outubro out',
  'november nov noviembre novembre novembro',
  'december dec diciembre dic décembre déc dezember dez dicembre dezembro',
];

/** Other languages, whose names Node knows. */
const OTHERS =
  'ar bg bn bs ca cs da el et fa fi gl he hi hu id is lt lv mk ms nb pl ro ru sk sl sq sr sv sw ta th tr uk ur vi'.split(
    ' ',
  );

const known = new Map<string, number>(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [fold(name), index + 1] as const)),
);
let others: ReadonlyMap<string, number> | undefined;

/**
 * Finds the number of a month from its name or abbreviation, in any case and with or without a full stop and accents.
 *
 * @returns 1 to 12; undefined for another word, and for a name that means different months in two languages
 */
export function monthOf(name: string): number | undefined {
  const folded = fold(name);
  if (folded.length < 2) return undefined;
  others ??= known.has(folded) ? undefined : listOthers();
  return known.get(folded) ?? others?.get(folded);
}

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('.', '')
    .replaceAll('ı', 'i');
}

function listOthers(): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  const ambiguous = new Set<string>();
  for (const language of OTHERS) {
    for (const month of ['long', 'short'] as const) {
      // With the day beside it, a month is in the case that dates use: Polish "marca", not "marzec".
      for (const day of ['numeric', undefined] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { month, day, timeZone: 'UTC' });
        for (let index = 0; index < 12; index++) {
          const parts = format.formatToParts(Date.UTC(2026, index, 15));
          const name = fold(parts.find(({ type }) => type === 'month')?.value ?? '');
          if (!/^\p{L}[\p{L}\p{M}]+$/u.test(name)) continue;
          if ((months.get(name) ?? index + 1) !== index + 1) ambiguous.add(name);
          months.set(name, index + 1);
        }
      }
    }
  }
  for (const name of ambiguous) months.delete(name);
  return months;
}
