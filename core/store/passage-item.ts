import {
  ENTITY_TYPES,
  type EntityMention,
  type KeyPhrase,
  type SentimentTarget,
  type TargetMention,
} from '../article/analysis.ts';
import { listPriceOf } from '../article/list-price.ts';
import { Offsets } from '../article/offsets.ts';
import { type PassageUsage, sumUnits } from '../article/usage.ts';
import {
  deflateJson,
  inflateJson,
  type PackedSentiment,
  packSentiment,
  toFourDecimals,
  unpackSentiment,
} from './compact.ts';
import type { PassageRecord } from './items.ts';
import { articleIdOfKey, generationOfKey, type Item, keyOf, passageKey } from './keys.ts';
import { BYTES, parserOf } from './parse-item.ts';

/** A span of the passage with its score, and its text where that is not what the passage has there. */
type PackedPhrase = readonly [begin: number, length: number, score: number, text?: string];
type PackedMention = readonly [type: number, ...PackedPhrase];
type PackedTarget = readonly (readonly [PackedSentiment, groupScore: number, ...PackedPhrase])[];

/** A passage as it is stored. Names are short, since every passage has them; what can be computed is left out. */
interface PackedPassage {
  readonly text: string;
  readonly gap: string;
  /** Where it begins in the article, in code points and in UTF-16 code units. */
  readonly at: readonly [codePoints: number, utf16: number];
  readonly entities?: readonly PackedMention[];
  readonly sentiment?: PackedSentiment;
  readonly phrases?: readonly PackedPhrase[];
  readonly targets?: readonly PackedTarget[];
  readonly failures?: PassageRecord['failures'];
  readonly usage: Omit<PassageUsage, 'listPrice'>;
  readonly engine: readonly [name: string, version: string];
  /** When it was recorded, in milliseconds since the epoch, and how long that took. */
  readonly times?: readonly [recordedAt: number, tookMs: number];
}

/** The item of a passage. */
export function passageItem(passage: PassageRecord): Item {
  const {
    text,
    gap,
    span,
    entities,
    sentiment,
    keyPhrases,
    targetedSentiment,
    failures,
    engine,
    enrichedAt,
  } = passage;
  const { listPrice: _, ...usage } = passage.usage;
  const pack = phrasePacker(text);
  const packed: PackedPassage = {
    text,
    gap,
    at: [span.codePoints.begin, span.utf16.begin],
    ...(entities && {
      entities: entities.map((one) => [ENTITY_TYPES.indexOf(one.type), ...pack(one)] as const),
    }),
    ...(sentiment && { sentiment: packSentiment(sentiment) }),
    ...(keyPhrases && { phrases: keyPhrases.map(pack) }),
    ...(targetedSentiment && {
      targets: targetedSentiment.map(({ mentions }) =>
        mentions.map(
          (one) => [packSentiment(one.sentiment), toFourDecimals(one.groupScore), ...pack(one)] as const,
        ),
      ),
    }),
    ...(failures && { failures }),
    usage,
    engine: [engine.name, engine.version],
    ...(enrichedAt !== undefined && { times: [Date.parse(enrichedAt), passage.enrichMs ?? 0] as const }),
  };
  return {
    ...passageKey(passage.articleId, passage.generation, passage.index),
    passage: deflateJson(packed),
  };
}

const parseStored = parserOf<{ passage: Uint8Array }>('passage', { passage: BYTES });

/** @throws Error for an item that is no passage */
export function parsePassage(item: Item): PassageRecord {
  const key = keyOf(item);
  const packed = inflateJson(parseStored(item).passage, item) as PackedPassage;
  const { text, gap, at, entities, sentiment, phrases, targets, failures, usage, engine, times } = packed;
  const offsets = new Offsets(text);
  const unpack = phraseReader(text, offsets);
  const [codePoints, utf16] = at;
  return {
    articleId: articleIdOfKey(key) ?? '',
    generation: generationOfKey(key.sk) ?? '',
    index: Number(key.sk.split('#').at(-1)),
    text,
    gap,
    span: {
      codePoints: { begin: codePoints, end: codePoints + offsets.codePoints },
      utf16: { begin: utf16, end: utf16 + text.length },
    },
    ...(entities && {
      entities: entities.map(
        ([type, ...phrase]): EntityMention => ({ type: ENTITY_TYPES[type] ?? 'OTHER', ...unpack(phrase) }),
      ),
    }),
    ...(sentiment && { sentiment: unpackSentiment(sentiment) }),
    ...(phrases && { keyPhrases: phrases.map(unpack) }),
    ...(targets && {
      targetedSentiment: targets.map(
        (mentions): SentimentTarget => ({
          mentions: mentions.map(
            ([tone, groupScore, ...phrase]): TargetMention => ({
              ...unpack(phrase),
              sentiment: unpackSentiment(tone),
              groupScore,
            }),
          ),
        }),
      ),
    }),
    ...(failures && { failures }),
    usage: { ...usage, listPrice: listPriceOf(sumUnits(usage)) },
    engine: { name: engine[0], version: engine[1] },
    ...(times && { enrichedAt: new Date(times[0]).toISOString(), enrichMs: times[1] }),
  };
}

function phrasePacker(text: string) {
  const sliceOf = slicer(text, new Offsets(text));
  return ({ text: named, begin, end, score }: KeyPhrase): PackedPhrase => {
    const short = [begin, end - begin, toFourDecimals(score)] as const;
    return sliceOf(begin, end) === named ? short : [...short, named];
  };
}

function phraseReader(text: string, offsets: Offsets) {
  const sliceOf = slicer(text, offsets);
  return ([begin, length, score, named]: PackedPhrase): KeyPhrase => ({
    text: named ?? sliceOf(begin, begin + length) ?? '',
    score,
    begin,
    end: begin + length,
  });
}

/** @returns undefined for a span that is not in the text */
function slicer(text: string, offsets: Offsets) {
  return (begin: number, end: number): string | undefined =>
    begin >= 0 && begin <= end && end <= offsets.codePoints
      ? text.slice(offsets.toUtf16(begin), offsets.toUtf16(end))
      : undefined;
}
