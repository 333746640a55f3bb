import type { EntityType } from '../article/analysis.ts';
import { listPriceOf } from '../article/list-price.ts';
import type { ArticleStatus } from '../article/status.ts';
import { type ArticleUsage, sumUnits } from '../article/usage.ts';
import {
  deflateJson,
  inflateJson,
  isPackedSentiment,
  type PackedSentiment,
  packSentiment,
  toFourDecimals,
  unpackSentiment,
} from './compact.ts';
import type { ArticleFindings, ArticleTimings, Head, PublishedArticle } from './items.ts';
import { cardKey, type Item, keyOf, parsePublishedKey } from './keys.ts';
import { BYTES, type Check, LIST, NUMBER, optional, parserOf, TEXT } from './parse-item.ts';

/** A name of an article, as its card lists it. `name` is folded: the key of its rows. */
export type CardName = readonly [name: string, canonical: string, type: EntityType, count: number];

/** What listings show of an article: one item for each published generation, under the day of publication. */
export interface ArticleCard extends PublishedArticle {
  readonly articleId: string;
  readonly generation: string;
  readonly status: Extract<ArticleStatus, 'ENRICHED' | 'PARTIAL'>;
  /** Why the article is PARTIAL. */
  readonly reasons?: Head['reasons'];
  /** The object's key. The head names its bucket. */
  readonly key: string;
  /** ISO 8601: when S3 received the object. */
  readonly receivedAt: string;
  /** All names, the most salient first. Dates and quantities are no names. */
  readonly names: readonly CardName[];
  /** How many names did not fit; absent where all did. */
  readonly namesLeftOut?: number;
  /** What similar texts share, to group the reports of one story. At most 256 bytes. */
  readonly sketch?: Uint8Array;
  /** The news agency that the text names as its source. */
  readonly agency?: string;
}

/** The bytes that the names of a card take at most, deflated. */
const MAX_NAMES_BYTES = 3_072;

/** The parts of a card that are deflated together. */
interface CardBody extends Omit<ArticleFindings, 'sentiment' | 'coverage' | 'usage'> {
  readonly usage: Omit<ArticleUsage, 'listPrice'>;
  /** Without the time received, which is an attribute. */
  readonly timings: Omit<ArticleTimings, 'receivedAt'>;
  readonly names: readonly CardName[];
  readonly namesLeftOut?: number;
}

/** A card as it is stored: its facts as they are, so that a filter can name them; what its key says is left out. */
interface StoredCard
  extends Omit<
    ArticleCard,
    'articleId' | 'generation' | 'publishedAt' | 'sentiment' | 'usage' | 'timings' | keyof CardBody
  > {
  readonly sentiment?: PackedSentiment;
  readonly body: Uint8Array;
}

const SENTIMENT: Check = { expected: 'a label and four scores', holds: isPackedSentiment };

const parseStored = parserOf<StoredCard>('card of an article', {
  status: TEXT,
  reasons: optional(LIST),
  key: TEXT,
  receivedAt: TEXT,
  coverage: NUMBER,
  title: TEXT,
  byline: optional(TEXT),
  publisher: optional(TEXT),
  publishedAtOrigin: optional(TEXT),
  publishedAtOffset: optional(TEXT),
  language: TEXT,
  format: TEXT,
  chars: NUMBER,
  sentiment: optional(SENTIMENT),
  sketch: optional(BYTES),
  agency: optional(TEXT),
  body: BYTES,
});

/** The item of a card. */
export function cardItem(card: ArticleCard): Item {
  const { articleId: _, generation: __, publishedAt: ___, namesLeftOut = 0, ...shown } = card;
  const { usage, timings, names, topEntities, keyPhrases, counts, engine, ...facts } = shown;
  const { listPrice: ____, ...units } = usage;
  const { receivedAt: _____, ...times } = timings;
  const kept = fitNames(names);
  const leftOut = names.length - kept.length + namesLeftOut;
  const body: CardBody = {
    counts,
    usage: units,
    engine,
    timings: times,
    topEntities: topEntities.map((entity) => ({ ...entity, salience: toFourDecimals(entity.salience) })),
    ...(keyPhrases && { keyPhrases }),
    names: kept,
    ...(leftOut > 0 && { namesLeftOut: leftOut }),
  };
  const { sentiment, coverage, ...rest } = facts;
  return {
    ...cardKey(card),
    ...rest,
    coverage: toFourDecimals(coverage),
    ...(sentiment && { sentiment: packSentiment(sentiment) }),
    body: deflateJson(body),
  };
}

/** @throws Error for an item that is no card */
export function parseCard(item: Item): ArticleCard {
  const { body: bytes, sentiment, ...facts } = parseStored(item);
  const key = keyOf(item);
  const parsed = parsePublishedKey(key);
  if (!parsed) throw new Error(`The item ${key.pk} / ${key.sk} is no card of an article: its key is none`);
  const { pk: _, sk: __, ...shown } = facts as typeof facts & { pk: string; sk: string };
  const { usage, timings, ...body } = inflateJson(bytes, item) as CardBody;
  return {
    ...parsed,
    ...shown,
    ...(sentiment && { sentiment: unpackSentiment(sentiment) }),
    ...body,
    usage: { ...usage, listPrice: listPriceOf(sumUnits(usage)) },
    timings: { receivedAt: shown.receivedAt, ...timings },
  };
}

/** A card as it will be read: with as many decimals and names as are stored. */
export const asStored = (card: ArticleCard): ArticleCard => parseCard(cardItem(card));

/** As many of the names, from the first on, as fit. */
function fitNames(names: readonly CardName[]): readonly CardName[] {
  const fits = (count: number) => deflateJson(names.slice(0, count)).byteLength <= MAX_NAMES_BYTES;
  if (fits(names.length)) return names;
  let [low, high] = [0, names.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return names.slice(0, low);
}
