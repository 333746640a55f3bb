import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { SENTIMENT_LABELS, type Sentiment, type SentimentLabel } from '../article/analysis.ts';
import { describeKey, type Item } from './keys.ts';

/** Makes a value of JSON small: raw DEFLATE (RFC 1951), which every language's zlib reads. */
export function deflateJson(value: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(value), { level: 9 });
}

/**
 * Reads what `deflateJson` made.
 *
 * @param item the item that holds the bytes, for the error
 * @throws Error where the bytes are damaged
 */
export function inflateJson(bytes: Uint8Array, item: Item): unknown {
  try {
    return JSON.parse(inflateRawSync(bytes).toString());
  } catch (cause) {
    throw new Error(
      `The deflated attribute of the item ${describeKey(item)} is damaged. Something other than Copydesk changed it. ` +
        'Delete the item, then run copydesk doctor --repair',
      { cause },
    );
  }
}

/** Confidences and shares are stored with four decimals: more say nothing, and take room. */
export const toFourDecimals = (value: number): number => Math.round(value * 1e4) / 1e4;

/** A sentiment as it is stored: the label, then the scores positive, negative, neutral and mixed. */
export type PackedSentiment = readonly [label: SentimentLabel, ...scores: number[]];

export function packSentiment({ label, scores }: Sentiment): PackedSentiment {
  const { positive, negative, neutral, mixed } = scores;
  return [label, ...[positive, negative, neutral, mixed].map(toFourDecimals)];
}

export function unpackSentiment([label, ...scores]: PackedSentiment): Sentiment {
  const [positive = 0, negative = 0, neutral = 0, mixed = 0] = scores;
  return { label, scores: { positive, negative, neutral, mixed } };
}

/** Whether a stored value has the form of a sentiment. */
export function isPackedSentiment(value: unknown): value is PackedSentiment {
  return (
    Array.isArray(value) &&
    value.length === 5 &&
    (SENTIMENT_LABELS as readonly unknown[]).includes(value[0]) &&
    value.slice(1).every((score) => typeof score === 'number')
  );
}
