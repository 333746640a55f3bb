import { InvalidArgumentError } from 'commander';

const MAX_RATE = 10_000;

export function toRate(value: string): number {
  const rate = Number(value);
  if (rate > 0 && rate <= MAX_RATE) return rate;
  throw new InvalidArgumentError(`A rate is a number a second, above 0 and up to ${MAX_RATE}.`);
}
