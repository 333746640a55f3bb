import { MAX_TARGET_CHARS, MIN_TARGET_CHARS } from '@copydesk/core/article/limits';
import { InvalidArgumentError } from 'commander';

export function toTargetChars(value: string): number {
  const chars = /^\d+$/.test(value) ? Number(value) : 0;
  if (chars >= MIN_TARGET_CHARS && chars <= MAX_TARGET_CHARS) return chars;
  throw new InvalidArgumentError(
    `The length of a passage is a whole number of characters, from ${MIN_TARGET_CHARS} to ${MAX_TARGET_CHARS}.`,
  );
}
