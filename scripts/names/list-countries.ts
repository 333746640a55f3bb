import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { countries } = require('i18n-iso-countries/langs/en.json') as {
  countries: Record<string, string | string[]>;
};
const codes = require('i18n-iso-countries/codes.json') as [alpha2: string, alpha3: string, numeric: string][];

/** The name that news uses, where it is not the first name of the package or is missing there. */
const IN_NEWS: Readonly<Record<string, string>> = {
  BN: 'Brunei',
  CD: 'Democratic Republic of the Congo',
  CI: 'Ivory Coast',
  CN: 'China',
  FK: 'Falkland Islands',
  FM: 'Micronesia',
  GM: 'Gambia',
  IR: 'Iran',
  KR: 'South Korea',
  LA: 'Laos',
  MD: 'Moldova',
  MK: 'North Macedonia',
  PS: 'Palestine',
  RU: 'Russia',
  SY: 'Syria',
  TR: 'Turkey',
  TW: 'Taiwan',
  TZ: 'Tanzania',
  US: 'United States',
  VA: 'Vatican City',
  VG: 'British Virgin Islands',
  VI: 'U.S. Virgin Islands',
};

/** Other names in news that the package lacks. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  CD: ['Democratic Republic of Congo', 'DR Congo', 'DRC', 'Congo-Kinshasa'],
  CG: ['Congo-Brazzaville', 'Congo Republic'],
  CN: ['PRC'],
  CV: ['Cabo Verde'],
  FR: ['French Republic'],
  GB: ['Britain', 'United Kingdom of Great Britain and Northern Ireland'],
  KP: ["Democratic People's Republic of Korea", 'DPRK'],
  KR: ['ROK'],
  MM: ['Burma'],
  MO: ['Macau'],
  NL: ['Holland'],
  PL: ['Republic of Poland'],
  SA: ['Kingdom of Saudi Arabia', 'KSA'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  // Both Americas are "the Americas" in news.
  US: ['America'],
  VA: ['Vatican'],
  VN: ['Viet Nam', 'Socialist Republic of Vietnam'],
};

/** Names that two countries share, or that are not used without what the package puts in brackets. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['Congo']);

/**
 * Lists the countries of ISO 3166, each as one line: the name that news uses, its code of three letters, its other names.
 * A name with a comma or a bracket is an entry of a register, which no article prints.
 */
export function listCountries(): string[] {
  return codes
    .flatMap(([alpha2, alpha3]) => {
      const listed = [countries[alpha2] ?? []].flat();
      const name = IN_NEWS[alpha2] ?? listed[0];
      if (name === undefined) return [];
      const others = [...listed, ...(ALSO[alpha2] ?? [])].filter(
        (other) => other !== name && other !== alpha3 && !AMBIGUOUS.has(other) && !/[,(]/.test(other),
      );
      return [[name.replace(/ \([^)]*\)/, ''), alpha3, ...others].join('|')];
    })
    .sort();
}
