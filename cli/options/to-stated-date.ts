import { InvalidArgumentError } from 'commander';
import { describeBadDate } from '../upload/stated-date.ts';

/** A date as S3's metadata state it. */
export function toStatedDate(value: string): string {
  const fault = describeBadDate(value);
  if (fault === undefined) return value;
  throw new InvalidArgumentError(`${fault}.`.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()));
}
