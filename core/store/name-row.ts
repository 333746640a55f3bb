import type { EntityType, Sentiment } from '../article/analysis.ts';
import { cutAround } from '../article/cut-around.ts';
import type { Language } from '../article/language.ts';
import {
  isPackedSentiment,
  type PackedSentiment,
  packSentiment,
  toFourDecimals,
  unpackSentiment,
} from './compact.ts';
import { itemSize, WRITE_UNIT_BYTES } from './item-size.ts';
import { type Item, keyOf, nameOfRowKey, parsePublishedKey, rowKey } from './keys.ts';
import { type Check, LIST, NUMBER, optional, parserOf, TEXT } from './parse-item.ts';

/** A name in a published generation of an article: one item under the name, with all that an answer shows. */
export interface NameRow {
  readonly articleId: string;
  readonly generation: string;
  /** Folded: what the row is found by. */
  readonly name: string;
  readonly canonical: string;
  readonly type: EntityType;
  /** How often the article names it. */
  readonly count: number;
  /** 0 … 1: how much the article is about it. */
  readonly salience: number;
  /** The sentiment of the passages that mention it. */
  readonly sentiment?: Sentiment;
  /** The sentiment towards it; absent where that was not asked for. */
  readonly targetedSentiment?: Sentiment;
  readonly title: string;
  readonly publisher?: string;
  readonly language: Language;
  readonly publishedAt: string;
  /** The object's key; absent where it does not fit. The head has it. */
  readonly key?: string;
  /** The sentence of the first mention, cut at words; absent where it does not fit. */
  readonly sentence?: string;
  /** Where the mention is in the sentence, in UTF-16 code units. */
  readonly at?: readonly [begin: number, length: number];
}

/** A row as it is stored: what its key says is left out. */
interface StoredRow
  extends Omit<
    NameRow,
    'articleId' | 'generation' | 'name' | 'type' | 'publishedAt' | 'sentiment' | 'targetedSentiment'
  > {
  readonly sentiment?: PackedSentiment;
  readonly targetedSentiment?: PackedSentiment;
}

const SENTIMENT: Check = { expected: 'a label and four scores', holds: isPackedSentiment };

const parseStored = parserOf<StoredRow>('row of a name', {
  canonical: TEXT,
  count: NUMBER,
  salience: NUMBER,
  sentiment: optional(SENTIMENT),
  targetedSentiment: optional(SENTIMENT),
  title: TEXT,
  publisher: optional(TEXT),
  language: TEXT,
  key: optional(TEXT),
  sentence: optional(TEXT),
  at: optional(LIST),
});

/** A row gives these up, in this order, until it takes one write unit. The card and the passages have them whole. */
const CUTS: readonly ((row: NameRow) => NameRow)[] = [
  ({ key: _, ...row }) => row,
  (row) => ({ ...row, title: cut(row.title, 120) }),
  (row) => cutSentence(row, 120),
  (row) => ({ ...row, title: cut(row.title, 60) }),
  ({ sentence: _, at: __, ...row }) => row,
  ({ publisher: _, ...row }) => ({ ...row, title: cut(row.title, 30), canonical: cut(row.canonical, 60) }),
];

/** The item of a row. It takes one write unit, whatever the article. */
export function rowItem(row: NameRow): Item {
  const cuts = [...CUTS];
  let shown = row;
  let item = asItem(shown);
  for (let next = cuts.shift(); next && itemSize(item) > WRITE_UNIT_BYTES; next = cuts.shift()) {
    shown = next(shown);
    item = asItem(shown);
  }
  return item;
}

function asItem(row: NameRow): Item {
  const { sentiment, targetedSentiment } = row;
  return {
    ...rowKey(row),
    canonical: row.canonical,
    count: row.count,
    salience: toFourDecimals(row.salience),
    sentiment: sentiment && packSentiment(sentiment),
    targetedSentiment: targetedSentiment && packSentiment(targetedSentiment),
    title: row.title,
    publisher: row.publisher,
    language: row.language,
    key: row.key,
    sentence: row.sentence,
    at: row.at,
  };
}

/** @throws Error for an item that is no row of a name */
export function parseRow(item: Item): NameRow {
  const { sentiment, targetedSentiment, ...shown } = parseStored(item);
  const key = keyOf(item);
  const parsed = parsePublishedKey(key);
  if (!parsed?.type) throw new Error(`The item ${key.pk} / ${key.sk} is no row of a name: its key is none`);
  const { pk: _, sk: __, ...facts } = shown as typeof shown & { pk: string; sk: string };
  return {
    ...parsed,
    name: nameOfRowKey(key),
    type: parsed.type as EntityType,
    ...facts,
    ...(sentiment && { sentiment: unpackSentiment(sentiment) }),
    ...(targetedSentiment && { targetedSentiment: unpackSentiment(targetedSentiment) }),
  };
}

const cut = (text: string, chars: number): string => cutAround(text, { begin: 0, end: 0 }, chars).text;

function cutSentence(row: NameRow, chars: number): NameRow {
  const { sentence, at: [begin, length] = [0, 0] } = row;
  if (sentence === undefined) return row;
  const shorter = cutAround(sentence, { begin, end: begin + length }, chars);
  return { ...row, sentence: shorter.text, at: [shorter.at.begin, length] };
}
