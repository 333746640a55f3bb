import { decodeWords } from './decode-words.ts';
import { shorten } from './extract/compose-text.ts';
import { normaliseText } from './extract/normalise-text.ts';
import { toWrittenDate } from './extract/to-instant.ts';
import type { StatedFacts } from './stated-facts.ts';

/**
 * Reads an object's metadata: x-amz-meta-title, -byline, -language, -published-at and -source. Ignores other names,
 * empty values, and a publication date that is not a date.
 *
 * @param metadata by name, without x-amz-meta-
 */
export function readStatedFacts(metadata: Readonly<Record<string, string>>): StatedFacts {
  const lines = new Map(Object.entries(metadata).map(([name, value]) => [name.toLowerCase(), toLine(value)]));
  const title = lines.get('title');
  const language = lines.get('language');
  const date = toWrittenDate(lines.get('published-at'));
  const byline = lines.get('byline');
  const publisher = lines.get('source');
  return {
    ...(title && { title }),
    ...(language && { language }),
    ...(byline && { byline: shorten(byline) }),
    ...(date && { publishedAt: date.instant }),
    ...(date?.offset && { publishedAtOffset: date.offset }),
    ...(publisher && { publisher: shorten(publisher) }),
  };
}

function toLine(value: string): string {
  return normaliseText(decodeWords(value)).replace(/\s+/g, ' ').trim();
}
