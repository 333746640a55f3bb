import { ENTITY_TYPES, type EntityType, type Sentiment } from '../article/analysis.ts';
import type { TextSpan } from '../article/span.ts';
import {
  deflateJson,
  inflateJson,
  type PackedSentiment,
  packSentiment,
  toFourDecimals,
  unpackSentiment,
} from './compact.ts';
import {
  articleIdOfKey,
  cardKey,
  generationOfKey,
  guideKey,
  type Item,
  type ItemKey,
  keyOf,
  rowKey,
} from './keys.ts';
import { BYTES, NUMBER, parserOf, TEXT } from './parse-item.ts';

/** One entity of one generation: all its mentions, resolved to one canonical name. */
export interface GuideEntity {
  readonly type: EntityType;
  readonly canonical: string;
  /** Folded: the key of its row. Absent for dates and quantities, which are no names and have no rows. */
  readonly name?: string;
  /** The mean confidence of its mentions. */
  readonly score: number;
  /** How many mentions there are, including those that `mentions` leaves out. */
  readonly count: number;
  /** How often each surface form occurs. */
  readonly forms: Readonly<Record<string, number>>;
  /** In offsets of the article's text, ascending; the first 1,000. */
  readonly mentions: readonly TextSpan[];
  /** 0 … 1: how much the article is about it. */
  readonly salience: number;
  /** The sentiment of the passages that mention it, weighted by mentions. */
  readonly sentiment?: Sentiment;
  /** The sentiment of its mentions towards it; absent where that was not asked for. */
  readonly targetedSentiment?: Sentiment;
}

/** A chunk of the list of a generation's entities. It says which card and rows exist, so that they can be removed. */
export interface GuideChunk {
  readonly articleId: string;
  readonly generation: string;
  /** The first is 0. */
  readonly chunk: number;
  /** How many chunks the guide has. A reader that finds fewer finds the guide half removed. */
  readonly chunks: number;
  readonly publishedAt: string;
  /** Seconds since the epoch: when a writer put it last. */
  readonly putAt: number;
  /** By salience, the highest first, from chunk to chunk. */
  readonly entities: readonly GuideEntity[];
}

/** What a guide is made of. */
export type Guide = Omit<GuideChunk, 'chunk' | 'chunks'>;

/** An entity as it is stored: a list, in which 0 stands for what is absent. */
type PackedEntity = readonly [
  type: number,
  canonical: string,
  /** The folded name, 1 where it is the canonical name in lower case, 0 where there is none. */
  name: string | 0 | 1,
  score: number,
  count: number,
  /** 0 where all mentions have the canonical form. */
  forms: Readonly<Record<string, number>> | 0,
  mentions: readonly number[],
  salience: number,
  sentiment: PackedSentiment | 0,
  targetedSentiment: PackedSentiment | 0,
];

/** An item takes 400 KB. Deflated text is never longer than it was, but for some bytes. */
const MAX_CHUNK_BYTES = 350_000;

/** @returns the items of a guide, at least one: chunk 0 exists also where the article has no entity */
export function guideItems(guide: Guide): Item[] {
  const chunks: PackedEntity[][] = [[]];
  let bytes = 0;
  for (const entity of guide.entities.map(packEntity)) {
    const size = Buffer.byteLength(JSON.stringify(entity));
    if (bytes > 0 && bytes + size > MAX_CHUNK_BYTES) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)?.push(entity);
    bytes += size + 1;
  }
  const { articleId, generation, publishedAt, putAt } = guide;
  return chunks.map((entities, chunk) => ({
    ...guideKey(articleId, generation, chunk),
    publishedAt,
    putAt,
    chunks: chunks.length,
    rows: entities.filter(([, , name]) => name !== 0).length,
    entities: deflateJson(entities),
  }));
}

interface StoredChunk extends Pick<GuideChunk, 'publishedAt' | 'putAt' | 'chunks'> {
  /** How many of its entities have rows: what compares a whole table need not inflate them. */
  readonly rows: number;
  readonly entities: Uint8Array;
}

const parseStored = parserOf<StoredChunk>('guide to the names of an article', {
  publishedAt: TEXT,
  putAt: NUMBER,
  chunks: NUMBER,
  rows: NUMBER,
  entities: BYTES,
});

/** @throws Error for an item that is no chunk of a guide */
export function parseGuideChunk(item: Item): GuideChunk {
  const { publishedAt, putAt, chunks, entities } = parseStored(item);
  const key = keyOf(item);
  return {
    articleId: articleIdOfKey(key) ?? '',
    generation: generationOfKey(key.sk) ?? '',
    chunk: Number(key.sk.split('#').at(-1)),
    chunks,
    publishedAt,
    putAt,
    entities: (inflateJson(entities, item) as PackedEntity[]).map(unpackEntity),
  };
}

/** @returns the entities of a guide; undefined where chunks of it are missing */
export function entitiesOf(chunks: readonly GuideChunk[]): readonly GuideEntity[] | undefined {
  const [first] = chunks;
  if (!first || chunks.length !== first.chunks) return undefined;
  return chunks.toSorted((a, b) => a.chunk - b.chunk).flatMap(({ entities }) => entities);
}

/** The keys of the rows that a chunk's names have. */
export function rowKeysOf(chunk: Omit<GuideChunk, 'chunk' | 'chunks' | 'putAt'>): ItemKey[] {
  return chunk.entities.flatMap(({ name, type }) =>
    name === undefined ? [] : [rowKey({ ...chunk, name, type })],
  );
}

/** The keys of everything outside the article's collection that a chunk leads to: its rows, and the card. */
export const keysByGuide = (chunk: GuideChunk): ItemKey[] => [cardKey(chunk), ...rowKeysOf(chunk)];

function packEntity(entity: GuideEntity): PackedEntity {
  const { type, canonical, name, sentiment, targetedSentiment } = entity;
  return [
    ENTITY_TYPES.indexOf(type),
    canonical,
    name === undefined ? 0 : name === canonical.toLowerCase() ? 1 : name,
    toFourDecimals(entity.score),
    entity.count,
    Object.keys(entity.forms).length === 1 && entity.forms[canonical] === entity.count ? 0 : entity.forms,
    packSpans(entity.mentions),
    toFourDecimals(entity.salience),
    sentiment ? packSentiment(sentiment) : 0,
    targetedSentiment ? packSentiment(targetedSentiment) : 0,
  ];
}

function unpackEntity(packed: PackedEntity): GuideEntity {
  const [type, canonical, name, score, count, forms, mentions, salience, sentiment, targeted] = packed;
  return {
    type: ENTITY_TYPES[type] ?? 'OTHER',
    canonical,
    ...(name !== 0 && { name: name === 1 ? canonical.toLowerCase() : name }),
    score,
    count,
    forms: forms === 0 ? { [canonical]: count } : forms,
    mentions: unpackSpans(mentions),
    salience,
    ...(sentiment !== 0 && { sentiment: unpackSentiment(sentiment) }),
    ...(targeted !== 0 && { targetedSentiment: unpackSentiment(targeted) }),
  };
}

/** Four numbers for a span: begin and length in code points, and by how much begin and length are more in UTF-16. */
function packSpans(spans: readonly TextSpan[]): number[] {
  return spans.flatMap(({ codePoints, utf16 }) => {
    const length = codePoints.end - codePoints.begin;
    return [codePoints.begin, length, utf16.begin - codePoints.begin, utf16.end - utf16.begin - length];
  });
}

function unpackSpans(numbers: readonly number[]): TextSpan[] {
  return Array.from({ length: numbers.length / 4 }, (_, i) => {
    const [begin = 0, length = 0, later = 0, longer = 0] = numbers.slice(4 * i, 4 * i + 4);
    return {
      codePoints: { begin, end: begin + length },
      utf16: { begin: begin + later, end: begin + later + length + longer },
    };
  });
}
