import { describe, expect, it } from 'vitest';
import {
  entitiesOf,
  type GuideEntity,
  guideItems,
  keysByGuide,
  parseGuideChunk,
} from '../../../core/store/guide.ts';
import { itemSize } from '../../../core/store/item-size.ts';
import { aGuide, anEntity, NEUTRAL } from '../../support/articles.ts';

const readBack = (entities: readonly GuideEntity[]) => guideItems(aGuide({ entities })).map(parseGuideChunk);

describe('a guide', () => {
  it('is read as it was written', () => {
    const span = { codePoints: { begin: 2, end: 6 }, utf16: { begin: 3, end: 8 } };
    const { name: _, ...date } = anEntity({ type: 'DATE', canonical: 'Monday' });
    const entities = [
      anEntity({
        sentiment: NEUTRAL,
        targetedSentiment: NEUTRAL,
        mentions: [span, span],
        forms: { Iran: 1, IRAN: 1 },
      }),
      anEntity({ canonical: 'U.S.', name: 'us' }),
      date,
    ];
    const [chunk] = readBack(entities);
    expect(chunk).toEqual({ ...aGuide({ entities }), chunk: 0, chunks: 1 });
  });

  it('has a chunk also where the article names nothing', () => {
    expect(readBack([])).toMatchObject([{ chunk: 0, chunks: 1, entities: [] }]);
  });

  it('of 110,000 names is in chunks that each fit an item, and whole only with all of them', () => {
    const entities = Array.from({ length: 110_000 }, (_, i) =>
      anEntity({ canonical: `Town ${i}`, name: `town ${i}` }),
    );
    const items = guideItems(aGuide({ entities }));
    expect(items.length).toBeGreaterThan(10);
    for (const item of items) expect(itemSize(item)).toBeLessThan(400_000);
    const chunks = items.map(parseGuideChunk);
    const read = entitiesOf(chunks.toReversed());
    expect(read?.map(({ canonical }) => canonical).join()).toBe(
      entities.map(({ canonical }) => canonical).join(),
    );
    expect(entitiesOf(chunks.slice(1))).toBeUndefined();
    expect(entitiesOf(chunks.slice(0, -1))).toBeUndefined();
    expect(entitiesOf([])).toBeUndefined();
  });

  it('leads to the card and to the row of each name', () => {
    const { name: _, ...date } = anEntity({ type: 'DATE', canonical: 'Monday' });
    const [chunk] = readBack([anEntity(), anEntity({ type: 'PERSON' }), date]);
    const at = '2026-11-24T09:30:00.000Z#article-1#g5';
    expect(chunk && keysByGuide(chunk)).toEqual([
      { pk: 'P#2026-11-24#2', sk: at },
      { pk: 'E#iran', sk: `${at}#LOCATION` },
      { pk: 'E#iran', sk: `${at}#PERSON` },
    ]);
  });

  it('that is damaged is an error with its key', () => {
    const [item = {}] = guideItems(aGuide());
    expect(() => parseGuideChunk({ ...item, putAt: 'x' })).toThrow(
      'The item A#article-1 / NAMES#g5#0000 is no guide',
    );
    expect(() => parseGuideChunk({ ...item, entities: Uint8Array.of(9) })).toThrow('is damaged');
  });
});
