import { isZoneName } from './zone-offset.ts';

/** A time of day that a text names. */
export interface FoundTime {
  /** Since midnight. */
  readonly milliseconds: number;
  /** As written; absent where the text names none. */
  readonly zone?: string;
  readonly begin: number;
  readonly end: number;
}

const CLOCK =
  /(?<![\d:./+-])(?<hour>\d{1,2})(?:(?::|(?<dot>\.)|\s?h\s?)(?<minute>\d{2})(?::(?<second>\d{2}))?(?:[.,]\d{1,9})?)?(?!\d)(?:\s?(?<half>[ap])\.?\s?m(?![\p{L}])\.?|\s?(?<mark>uhr|h|noon|midnight)(?![\p{L}\p{M}]))?/giu;
const ZONE =
  /^[\s,]{0,3}(?:\((?<bracketed>[A-Z]{1,5})\)|(?<offset>(?:UTC|GMT)?\s?[+−-]\d{1,2}(?::?\d{2})?)(?!\d)(?:\s?\[(?:[\w+-]+\/)*[\w+-]+\])?|\[(?<region>[\w+-]+(?:\/[\w+-]+)+)\]|(?<long>Eastern|Central|Mountain|Pacific)(?:\s(?:Standard|Daylight))?(?:\s[Tt]ime)|(?<name>[A-Z]{1,5})(?![\p{L}\d]))(?:\s?\([\p{L}\s]{2,40}\))?/u;

/**
 * Finds the first time of day in a text, with the zone after it. A number alone is none: it needs minutes, "a.m.", "p.m.",
 * "Uhr" or "h". Hours and minutes around a full stop need one of these words too.
 */
export function findTime(text: string): FoundTime | undefined {
  for (const match of text.matchAll(CLOCK)) {
    const { hour, minute, second, dot, half, mark } = match.groups ?? {};
    if ((minute === undefined || dot) && !half && !mark) continue;
    const hours = toHours(Number(hour), half?.toLowerCase(), mark?.toLowerCase());
    if (hours === undefined || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) continue;
    const after = match.index + match[0].length;
    const zone = ZONE.exec(text.slice(after));
    const named = zone?.groups?.name ?? zone?.groups?.bracketed;
    const isZone = zone && (named === undefined || isZoneName(named));
    const name =
      zone?.groups?.offset?.replace(/\s/g, '') ?? zone?.groups?.region ?? zone?.groups?.long ?? named;
    return {
      milliseconds: ((hours * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0)) * 1000,
      ...(isZone && name && { zone: name }),
      begin: match.index,
      end: after + (isZone ? zone[0].length : 0),
    };
  }
  return undefined;
}

function toHours(hour: number, half?: string, mark?: string): number | undefined {
  if (mark === 'midnight') return 0;
  if (!half) return hour < 24 ? hour : undefined;
  if (hour > 12 || hour === 0) return hour < 24 ? hour : undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
