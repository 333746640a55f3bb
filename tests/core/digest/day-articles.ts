import type { DayArticle } from '../../../core/digest/day-article.ts';
import { sketchOf } from '../../../core/stories/sketch.ts';

/** A text of so many words that shares none with the text of another number. */
export const textOf = (number: number): string =>
  Array.from({ length: 120 }, (_, i) => `word${number * 1_000 + i}`).join(' ');

/** An article of a day, whose text is no other article's. */
export function dayArticle(
  articleId: string,
  facts: Partial<DayArticle> & { text?: string } = {},
): DayArticle {
  const { text = textOf(Number.parseInt(articleId.replace(/\D/g, '') || '0', 10)), ...rest } = facts;
  return {
    articleId,
    receivedAt: '2026-11-30T08:00:00.000Z',
    publishedAt: '2026-11-30T07:00:00.000Z',
    status: 'ENRICHED',
    title: `Article ${articleId}`,
    language: 'en',
    names: [],
    sketch: sketchOf(text).sketch,
    ...rest,
  };
}

export const tone = (positive: number, negative: number) => ({
  label: positive > negative ? ('POSITIVE' as const) : ('NEGATIVE' as const),
  scores: { positive, negative, neutral: 1 - positive - negative, mixed: 0 },
});
