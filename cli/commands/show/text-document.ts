import type { MarkedText } from '@copydesk/core/queries/answers';
import { toneOf } from '@copydesk/core/queries/timeline';

/** A text as `show --text --json` prints it. Offsets are code points of the text, the end exclusive. */
export function toTextDocument(key: string, { article, text, marks, passages }: MarkedText) {
  return {
    key,
    articleId: article.head.articleId,
    title: article.card?.title ?? null,
    publishedAt: article.card?.publishedAt ?? null,
    language: article.card?.language ?? null,
    text,
    marks: marks.map(({ canonical, type, codePoints: { begin, end } }) => ({
      begin,
      end,
      type,
      name: canonical,
    })),
    passages: passages.map(({ span, sentiment }) => ({
      ...codePointsOf(text, span),
      sentiment: sentiment?.label ?? null,
      tone: sentiment ? Math.round(toneOf(sentiment) * 100) / 100 : null,
    })),
  };
}

/** The spans of passages are in UTF-16 code units. */
function codePointsOf(text: string, { begin, end }: { readonly begin: number; readonly end: number }) {
  const first = [...text.slice(0, begin)].length;
  return { begin: first, end: first + [...text.slice(begin, end)].length };
}
