import { decodeWords } from './decode-words.ts';
import { shorten } from './extract/compose-text.ts';
import { normaliseText } from './extract/normalise-text.ts';
import { toInstant } from './extract/to-instant.ts';

/** What whoever put an object says of the article in it. It wins over what is found there. */
export interface StatedFacts {
  readonly title?: string;
  /** A language tag, as it was written: "pt-BR". */
  readonly language?: string;
  /** ISO 8601. */
  readonly publishedAt?: string;
  readonly publisher?: string;
}

/**
 * Reads an object's metadata: x-amz-meta-title, -language, -published-at and -source. Other names, empty values and
 * what is no date say nothing.
 *
 * @param metadata by name, without x-amz-meta-
 */
export function readStatedFacts(metadata: Readonly<Record<string, string>>): StatedFacts {
  const lines = new Map(Object.entries(metadata).map(([name, value]) => [name.toLowerCase(), toLine(value)]));
  const title = lines.get('title');
  const language = lines.get('language');
  const publishedAt = toInstant(lines.get('published-at'));
  const publisher = lines.get('source');
  return {
    ...(title && { title }),
    ...(language && { language }),
    ...(publishedAt && { publishedAt }),
    ...(publisher && { publisher: shorten(publisher) }),
  };
}

function toLine(value: string): string {
  return normaliseText(decodeWords(value)).replace(/\s+/g, ' ').trim();
}
