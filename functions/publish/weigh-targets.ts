import type { EntityMention, Sentiment } from '@copydesk/core/article/analysis';
import type { Span } from '@copydesk/core/article/span';
import type { PassageRecord } from '@copydesk/core/store/items';
import { weighSentiment } from './weigh-sentiment.ts';

/**
 * The tone towards one entity: of every place that speaks of it, by its name or by a pronoun, weighted by how surely it
 * does. What a passage speaks of is the entity where one of those places overlaps a mention of the entity.
 *
 * @param mentions the entity's, each with its passage
 * @returns undefined where no passage was analysed for it, or none speaks of it
 */
export function weighTargets(
  mentions: readonly { readonly mention: EntityMention; readonly passage: PassageRecord }[],
): Sentiment | undefined {
  const byPassage = Map.groupBy(mentions, ({ passage }) => passage);
  return weighSentiment(
    [...byPassage].flatMap(([{ targetedSentiment = [] }, here]) =>
      targetedSentiment
        .filter((target) =>
          target.mentions.some((place) => here.some(({ mention }) => overlap(place, mention))),
        )
        .flatMap((target) =>
          target.mentions.map(({ sentiment, groupScore }) => ({ sentiment, weight: groupScore })),
        ),
    ),
  );
}

const overlap = (a: Span, b: Span) => a.begin < b.end && b.begin < a.end;
