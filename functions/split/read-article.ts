import { Rejection } from '@copydesk/core/article/errors';
import { MAX_OBJECT_BYTES } from '@copydesk/core/article/limits';
import { Offsets } from '@copydesk/core/article/offsets';
import type { ArticleFacts } from '@copydesk/core/article/revision';
import { chooseLanguage } from './choose-language.ts';
import type { ExtractedArticle } from './extract/extract-article.ts';
import type { OpenObject } from './read-object.ts';
import type { StatedFacts } from './stated-facts.ts';

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
    const { text, languageHint, ...said } = await extractor.extract(await object.read(), object.stated);
    const facts = {
      ...said,
      publishedAt: said.publishedAt ?? receivedAt,
      language: await chooseLanguage(text, object.stated.language, languageHint),
      chars: new Offsets(text).codePoints,
    };
    return { text, facts };
  } catch (error) {
    if (error instanceof Rejection) return { rejection: error };
    throw error;
  }
}
