import { describe, expect, it } from 'vitest';
import { listPriceOf } from '../../../core/article/list-price.ts';
import { itemSize } from '../../../core/store/item-size.ts';
import type { PassageRecord } from '../../../core/store/items.ts';
import { parsePassage, passageItem } from '../../../core/store/passage-item.ts';
import { aMention, aPassageRecord, NEUTRAL } from '../../support/articles.ts';

const TEXT = 'Iran said that Iran said.';
const phrase = { text: 'Iran', score: 0.5, begin: 0, end: 4 };

describe('a passage', () => {
  it.each<[string, PassageRecord]>([
    ['without names', aPassageRecord(TEXT)],
    [
      'with names',
      aPassageRecord(TEXT, { entities: [aMention(TEXT, 'Iran'), aMention(TEXT, 'said', { score: 0.1 })] }),
    ],
    [
      'after an emoji, in the middle of an article',
      aPassageRecord('😀 Iran', {
        index: 12,
        gap: '\n\n',
        entities: [{ ...phrase, type: 'LOCATION', begin: 2, end: 6 }],
        span: { codePoints: { begin: 100, end: 106 }, utf16: { begin: 110, end: 117 } },
      }),
    ],
    [
      'with a mention whose text differs from what the passage has there',
      aPassageRecord(TEXT, {
        entities: [aMention(TEXT, 'Iran'), { ...aMention(TEXT, 'Iran'), text: 'IRAN' }],
      }),
    ],
    [
      'with all analyses',
      aPassageRecord(TEXT, {
        keyPhrases: [phrase],
        targetedSentiment: [{ mentions: [{ ...phrase, groupScore: 1, sentiment: NEUTRAL }] }],
        usage: {
          ...aPassageRecord(TEXT).usage,
          keyPhraseUnits: 3,
          targetedSentimentUnits: 3,
          listPrice: listPriceOf(12),
        },
      }),
    ],
    ['that was analysed in part', aPassageRecord(TEXT, { failures: { entities: 'ITEM_FAILED' } })],
  ])('%s is read as it was written', (_, passage) => {
    expect(parsePassage(passageItem(passage))).toEqual(passage);
  });

  it('without an analysis is read without it', () => {
    const {
      entities: _,
      sentiment: __,
      ...passage
    } = aPassageRecord(TEXT, { failures: { entities: 'TEXT_REFUSED' } });
    expect(parsePassage(passageItem(passage))).toEqual(passage);
  });

  it('keeps four decimals of each score', () => {
    const entities = [aMention(TEXT, 'Iran', { score: 0.123_456 })];
    expect(parsePassage(passageItem(aPassageRecord(TEXT, { entities }))).entities?.[0]?.score).toBe(0.1235);
  });

  it('takes less than its text', () => {
    const text =
      'The council met today and said that the new bridge over the river will open in spring. '.repeat(12);
    expect(itemSize(passageItem(aPassageRecord(text)))).toBeLessThan(text.length / 2);
  });

  it('that is damaged is an error with its key', () => {
    const item = passageItem(aPassageRecord(TEXT));
    expect(() => parsePassage({ ...item, passage: 'x' })).toThrow(
      'The item A#article-1 / PASSAGE#g5#00000 is no passage: its passage must be binary',
    );
    expect(() => parsePassage({ ...item, passage: Uint8Array.of(7) })).toThrow('is damaged');
  });
});
