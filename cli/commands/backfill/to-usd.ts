import { InvalidArgumentError } from 'commander';

export function toUsd(value: string): number {
  const usd = Number(value);
  if (value.trim() !== '' && usd >= 0) return usd;
  throw new InvalidArgumentError('A cost is an amount of USD, such as 2.50.');
}
