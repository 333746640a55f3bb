/** Minutes east of UTC, by the names and abbreviations that one zone alone has in news. RFC 822 fixes the American ones. */
const FIXED: Readonly<Record<string, number>> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  BST: 60,
  WEST: 60,
  CET: 60,
  MEZ: 60,
  WAT: 60,
  CEST: 120,
  MESZ: 120,
  EET: 120,
  SAST: 120,
  CAT: 120,
  EEST: 180,
  MSK: 180,
  TRT: 180,
  EAT: 180,
  MSD: 240,
  PKT: 300,
  NPT: 345,
  WIB: 420,
  ICT: 420,
  WITA: 480,
  HKT: 480,
  SGT: 480,
  PHT: 480,
  MYT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  WIT: 540,
  ACST: 570,
  AEST: 600,
  ACDT: 630,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  NDT: -150,
  NST: -210,
  BRT: -180,
  ART: -180,
  ADT: -180,
  EDT: -240,
  EST: -300,
  CDT: -300,
  CST: -360,
  MDT: -360,
  MST: -420,
  PDT: -420,
  PST: -480,
  AKDT: -480,
  AKST: -540,
  HST: -600,
};

/** Names that do not say whether summer time is meant: the day decides. */
const REGIONS: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
  EASTERN: 'America/New_York',
  CENTRAL: 'America/Chicago',
  MOUNTAIN: 'America/Denver',
  PACIFIC: 'America/Los_Angeles',
};

/** Names of zones that different countries use for different zones, as IST in India, Ireland and Israel. */
const AMBIGUOUS = /^(?:IST|AST|GST|AMT|ECT|SST|LMT)$/;

const OFFSET = /^(?:UTC|GMT)?([+-−])(\d{1,2}):?(\d{2})?$/;

/**
 * Finds how many minutes a zone is east of UTC.
 *
 * @param zone "+01:00", "GMT+1", "CEST", "ET", or an IANA name as "Europe/Berlin"
 * @param local the time in that zone, as if it were UTC, in milliseconds
 * @returns undefined for a name that is unknown or belongs to several zones
 */
export function zoneOffset(zone: string, local: number): number | undefined {
  const offset = OFFSET.exec(zone);
  if (offset) {
    const [, sign, hours, minutes = '0'] = offset;
    const size = Number(hours) * 60 + Number(minutes);
    return size > 14 * 60 || Number(minutes) > 59 ? undefined : sign === '+' ? size : -size || 0;
  }
  const name = zone.toUpperCase();
  const region = Object.hasOwn(REGIONS, name) ? REGIONS[name] : zone.includes('/') ? zone : undefined;
  if (region) return regionOffset(region, local);
  return Object.hasOwn(FIXED, name) ? FIXED[name] : undefined;
}

/** Whether a word after a time names a zone, known or not. */
export function isZoneName(word: string): boolean {
  return (
    Object.hasOwn(FIXED, word) ||
    Object.hasOwn(REGIONS, word) ||
    AMBIGUOUS.test(word) ||
    /^[A-Z]{2,4}T$/.test(word)
  );
}

function regionOffset(timeZone: string, local: number): number | undefined {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    const at = (instant: number) => {
      const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
      return name === 'GMT' ? 0 : (zoneOffset(name, instant) ?? 0);
    };
    // Within hours of a clock change the first offset may be wrong. The second is taken at the instant that it gives.
    return at(local - at(local) * 60_000);
  } catch {
    return undefined;
  }
}
