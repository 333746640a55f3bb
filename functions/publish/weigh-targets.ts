import type { EntityMention, Sentiment } from '@copydesk/core/article/analysis';
import type { Span } from '@copydesk/core/article/span';
import { weighSentiment } from '@copydesk/core/article/weigh-sentiment';
import type { PassageRecord } from '@copydesk/core/store/items';

/**
 * The tone towards one entity, from the targets of targeted sentiment. A target is the entity where one of its mentions
 * overlaps a mention of the entity in the same passage. Each of the target's mentions then counts, pronouns included, by
 * the engine's confidence that it means the target.
 *
 * @param mentions the entity's, each with its passage
 * @returns undefined where no passage was analysed for targeted sentiment, or no target is the entity
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
