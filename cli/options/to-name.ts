import { InvalidArgumentError } from 'commander';

export function toName(value: string): string {
  if (value !== '') return value;
  throw new InvalidArgumentError('It is empty.');
}

/** Of an argument that may be repeated. */
export function toNames(value: string, before: readonly string[] = []): string[] {
  return [...before, toName(value)];
}
