import { InvalidArgumentError } from 'commander';

const MAX_COUNT = 1_000_000_000;

/** @returns a whole number from 1 on */
export function toCount(value: string): number {
  const count = /^\d+$/.test(value.replaceAll(',', '')) ? Number(value.replaceAll(',', '')) : 0;
  if (count >= 1 && count <= MAX_COUNT) return count;
  throw new InvalidArgumentError('It is a whole number from 1 on.');
}
