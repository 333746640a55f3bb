import type { MarkedText } from '@copydesk/core/queries/answers';
import { toneOf } from '@copydesk/core/queries/timeline';
import type { z } from '@hono/zod-openapi';
import type { Frozen } from './reply.ts';
import type * as schemas from './schemas/articles.ts';
import { toRecord } from './to-article.ts';

/** Lambda answers with 6 MB at most. A text has up to 1 MB, each mark about 200 bytes, and an entity 400. */
const MAX_MARKS = 10_000;
const MAX_ENTITIES = 2_000;

/** @param marksFrom the number of the first mark to answer with */
export function toText(
  { article, text, marks, passages }: MarkedText,
  { marksFrom, withMentions }: { readonly marksFrom: number; readonly withMentions: boolean },
): Frozen<z.output<typeof schemas.ArticleText>> {
  const { entities } = article;
  return {
    record: toRecord(article),
    text,
    marks: marks.slice(marksFrom, marksFrom + MAX_MARKS),
    marksFrom,
    marksCount: marks.length,
    passages: passages.map(({ span, sentiment }, i) => {
      const failures = article.passages[i]?.failures;
      return {
        utf16: span,
        ...(sentiment && { sentiment, tone: toneOf(sentiment) }),
        ...(failures && { failures }),
      };
    }),
    entities: entities.slice(0, MAX_ENTITIES).map(({ mentions, ...entity }) => ({
      ...entity,
      ...(withMentions && { mentions }),
    })),
    entitiesCount: entities.length,
  };
}
