import type {
  BatchDetectSentimentItemResult,
  KeyPhrase as ComprehendKeyPhrase,
  Entity,
  TargetedSentimentEntity,
} from '@aws-sdk/client-comprehend';
import {
  ENTITY_TYPES,
  type EntityMention,
  type EntityType,
  type KeyPhrase,
  SENTIMENT_LABELS,
  type Sentiment,
  type SentimentLabel,
  type SentimentTarget,
} from '@copydesk/core/article/analysis';
import { Offsets } from '@copydesk/core/article/offsets';

/** @throws Error for an entity with offsets outside the text: an answer that cannot be trusted is not stored */
export function toEntityMention(entity: Entity, text: string): EntityMention {
  return { type: isEntityType(entity.Type) ? entity.Type : 'OTHER', ...toPhrase(entity, text) };
}

/** @throws Error for a phrase with offsets outside the text */
export function toKeyPhrase(phrase: ComprehendKeyPhrase, text: string): KeyPhrase {
  return toPhrase(phrase, text);
}

/** @throws Error for a mention with offsets outside the text, or without a sentiment */
export function toTarget({ Mentions = [] }: TargetedSentimentEntity, text: string): SentimentTarget {
  return {
    mentions: Mentions.map((mention) => ({
      ...toPhrase(mention, text),
      groupScore: mention.GroupScore ?? 0,
      sentiment: toSentiment(mention.MentionSentiment ?? {}),
    })),
  };
}

/** Cuts the text from the passage instead of taking it from the answer, so that it always matches its offsets. */
function toPhrase(
  { BeginOffset: begin, EndOffset: end, Score = 0 }: ComprehendKeyPhrase,
  text: string,
): KeyPhrase {
  const offsets = new Offsets(text);
  if (begin === undefined || end === undefined || begin < 0 || end <= begin || end > offsets.codePoints) {
    throw new Error(
      `Comprehend placed something at ${begin}–${end} of a text of ${offsets.codePoints} code points`,
    );
  }
  return { text: text.slice(offsets.toUtf16(begin), offsets.toUtf16(end)), score: Score, begin, end };
}

/** @throws Error for an answer without a label and its scores */
export function toSentiment({
  Sentiment: label,
  SentimentScore: scores,
}: Pick<BatchDetectSentimentItemResult, 'Sentiment' | 'SentimentScore'>): Sentiment {
  if (!isSentimentLabel(label) || !scores) throw new Error(`Comprehend answered the sentiment ${label}`);
  return {
    label,
    scores: {
      positive: scores.Positive ?? 0,
      negative: scores.Negative ?? 0,
      neutral: scores.Neutral ?? 0,
      mixed: scores.Mixed ?? 0,
    },
  };
}

const isEntityType = (type: string | undefined): type is EntityType =>
  (ENTITY_TYPES as readonly (string | undefined)[]).includes(type);

const isSentimentLabel = (label: string | undefined): label is SentimentLabel =>
  (SENTIMENT_LABELS as readonly (string | undefined)[]).includes(label);
