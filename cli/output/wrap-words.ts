import { wrapParts } from './wrap-parts.ts';

/**
 * Wraps a text at its spaces.
 *
 * @param hang before each line but the first
 */
export function wrapWords(text: string, width: number, hang = ''): string[] {
  if (!Number.isFinite(width)) return [text];
  return wrapParts(text.split(' '), ' ', width - hang.length).map((line, i) =>
    i === 0 ? line : hang + line,
  );
}
