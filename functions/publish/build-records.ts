import type { ArticleCard } from '@copydesk/core/store/article-card';
import type { GuideEntity } from '@copydesk/core/store/guide';
import type { PassageRecord, PublishedArticle } from '@copydesk/core/store/items';
import type { NameRow } from '@copydesk/core/store/name-row';
import { sketchOf } from '@copydesk/core/stories/sketch';
import { sentenceFinder } from './first-sentences.ts';

/** A generation of an article, merged, with all that its card and rows are made of. */
export interface MergedGeneration {
  readonly articleId: string;
  readonly generation: string;
  /** The object's key. */
  readonly key: string;
  readonly status: ArticleCard['status'];
  readonly reasons: NonNullable<ArticleCard['reasons']>;
  readonly article: PublishedArticle;
  /** By salience, the highest first. */
  readonly entities: readonly GuideEntity[];
  readonly passages: readonly PassageRecord[];
}

/** The card of a generation. */
export function buildCard({ article, entities, passages, reasons, ...of }: MergedGeneration): ArticleCard {
  const text = passages
    .toSorted((a, b) => a.index - b.index)
    .map((passage) => passage.text + passage.gap)
    .join('');
  return {
    ...of,
    ...article,
    ...(reasons.length > 0 && { reasons }),
    ...sketchOf(text),
    receivedAt: article.timings.receivedAt,
    names: entities.flatMap(({ name, canonical, type, count }) =>
      name === undefined ? [] : [[name, canonical, type, count] as const],
    ),
  };
}

/** The rows of a generation: one for each name and type. */
export function buildRows({
  articleId,
  generation,
  key,
  article,
  entities,
  passages,
}: MergedGeneration): NameRow[] {
  const sentenceOf = sentenceFinder(passages);
  const { title, publisher, language, publishedAt } = article;
  return entities.flatMap(
    ({ name, canonical, type, count, salience, sentiment, targetedSentiment, mentions }) => {
      if (name === undefined) return [];
      const [first] = mentions;
      const sentence = first && sentenceOf(first.utf16);
      return [
        {
          articleId,
          generation,
          name,
          canonical,
          type,
          count,
          salience,
          ...(sentiment && { sentiment }),
          ...(targetedSentiment && { targetedSentiment }),
          title,
          ...(publisher && { publisher }),
          language,
          publishedAt,
          key,
          ...(sentence && {
            sentence: sentence.text,
            at: [sentence.at.begin, sentence.at.end - sentence.at.begin] as const,
          }),
        },
      ];
    },
  );
}
