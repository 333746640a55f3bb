import { Rejection } from '@copydesk/core/article/errors';
import { MAX_OBJECT_BYTES } from '@copydesk/core/article/limits';
import { Offsets } from '@copydesk/core/article/offsets';
import type { ArticleFacts } from '@copydesk/core/article/revision';
import { chooseLanguage } from './choose-language.ts';
import type { ExtractedArticle } from './extract/extract-article.ts';
import type { OpenObject } from './read-object.ts';
import type { StatedFacts } from './stated-facts.ts';

/** Two days. */
const MAX_AHEAD = 48 * 3_600_000;

type ExtractedDate = {
  readonly [Name in keyof DateFacts]: ArticleFacts[Name] | undefined;
};
type DateFacts = Pick<ArticleFacts, 'publishedAt' | 'publishedAtOrigin' | 'publishedAtOffset'>;

export interface ReadPorts {
  readonly extractor: { extract(bytes: Uint8Array, stated: StatedFacts): Promise<ExtractedArticle> };
}

/** An article as read from an object. */
export interface Article {
  readonly text: string;
  readonly facts: ArticleFacts;
}

/** Why an object holds no article. */
export interface Rejected {
  readonly rejection: Rejection;
}

/**
 * Reads the article in an object, or finds why the object holds none. The result depends on the object alone.
 *
 * @throws Error for a failure that a retry can cure
 */
export async function readArticle(object: OpenObject, { extractor }: ReadPorts): Promise<Article | Rejected> {
  const { size, receivedAt } = object.source;
  try {
    if (size > MAX_OBJECT_BYTES) {
      throw new Rejection(
        'OBJECT_TOO_LARGE',
        `The object has ${size} bytes; at most ${MAX_OBJECT_BYTES} are read`,
      );
    }
    const { text, languageHint, publishedAt, publishedAtOrigin, publishedAtOffset, ...said } =
      await extractor.extract(await object.read(), object.stated);
    const date = { publishedAt, publishedAtOrigin, publishedAtOffset };
    const facts = {
      ...said,
      ...dateOf(date, receivedAt),
      ...(await chooseLanguage(text, object.stated.language, languageHint)),
      chars: new Offsets(text).codePoints,
    };
    return { text, facts };
  } catch (error) {
    // guard: unreadable input leads to a rejection
    if (error instanceof Rejection) return { rejection: error };
    throw error;
  }
}

/**
 * The date of an article, or the time when its object was received. A document can be dated ahead by a day, in an eastern
 * zone or for tomorrow's paper. A date further ahead is of an event.
 */
function dateOf(
  { publishedAt, publishedAtOrigin = 'document', publishedAtOffset }: Partial<ExtractedDate>,
  receivedAt: string,
): DateFacts {
  const latest = new Date(Date.parse(receivedAt) + MAX_AHEAD).toISOString();
  if (!publishedAt || (publishedAtOrigin !== 'stated' && publishedAt > latest))
    return { publishedAt: receivedAt, publishedAtOrigin: 'received' };
  return { publishedAt, publishedAtOrigin, ...(publishedAtOffset && { publishedAtOffset }) };
}
