import type { BatchDetectSentimentItemResult, Entity } from '@aws-sdk/client-comprehend';
import {
  ENTITY_TYPES,
  type EntityMention,
  type EntityType,
  SENTIMENT_LABELS,
  type Sentiment,
  type SentimentLabel,
} from '../../core/article/analysis.ts';
import { Offsets } from '../../core/article/offsets.ts';

/**
 * An entity in our terms. Its text is cut from the passage, not taken from the answer: what is stored is then always
 * what stands at the offsets.
 *
 * @throws Error for an entity without a place in the text: an answer that cannot be trusted is not stored
 */
export function toEntityMention(entity: Entity, text: string): EntityMention {
  const { BeginOffset: begin, EndOffset: end, Type, Score = 0 } = entity;
  const offsets = new Offsets(text);
  if (begin === undefined || end === undefined || begin < 0 || end <= begin || end > offsets.codePoints) {
    throw new Error(
      `Comprehend placed an entity at ${begin}–${end} of a text of ${offsets.codePoints} code points`,
    );
  }
  return {
    type: isEntityType(Type) ? Type : 'OTHER',
    text: text.slice(offsets.toUtf16(begin), offsets.toUtf16(end)),
    score: Score,
    begin,
    end,
  };
}

/** @throws Error for an answer without a label and its scores */
export function toSentiment({
  Sentiment: label,
  SentimentScore: scores,
}: BatchDetectSentimentItemResult): Sentiment {
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
