import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, type EntityMention } from '../../../core/article/analysis.ts';
import { listPriceOf } from '../../../core/article/list-price.ts';
import { foldName } from '../../../core/article/names/fold-name.ts';
import { Offsets } from '../../../core/article/offsets.ts';
import type { PassageRecord } from '../../../core/store/items.ts';
import { mergePassages } from '../../../functions/publish/merge-passages.ts';
import { aMention, aPassageRecord, NEUTRAL } from '../../support/articles.ts';

const NEGATIVE = {
  label: 'NEGATIVE',
  scores: { positive: 0, negative: 1, neutral: 0, mixed: 0 },
} as const;
const usage = { entityUnits: 3, sentimentUnits: 3, cachedUnits: 0, listPrice: listPriceOf(6) };

/** The passages of one document, with spans in both units and a mention of each name. */
function passagesOf(texts: readonly string[], names: readonly Partial<EntityMention>[]): PassageRecord[] {
  const document = texts.join('\n\n');
  const offsets = new Offsets(document);
  let at = 0;
  return texts.map((text, index) => {
    const span = offsets.spanOfUtf16({ begin: at, end: at + text.length });
    at += text.length + 2;
    const within = new Offsets(text);
    const entities = names.flatMap((name) =>
      [...text.matchAll(new RegExp(`\\b${name.text}\\b`, 'gu'))].map((match): EntityMention => {
        const found = { begin: match.index, end: match.index + match[0].length };
        return { type: 'PERSON', score: 1, text: match[0], ...name, ...within.spanOfUtf16(found).codePoints };
      }),
    );
    return aPassageRecord(text, { index, span, entities });
  });
}

describe('the sentiment of an article', () => {
  it('is weighted by the length of each passage', () => {
    const { findings } = mergePassages([
      aPassageRecord('x'.repeat(300), { sentiment: NEGATIVE }),
      aPassageRecord('x'.repeat(100), { index: 1 }),
    ]);
    expect(findings.sentiment?.label).toBe('NEGATIVE');
    expect(findings.sentiment?.scores.negative).toBeCloseTo(0.75 + 0.25 * NEUTRAL.scores.negative, 10);
  });

  it('comes from the passages that have one, and is absent where none has one', () => {
    const { sentiment: _, ...mute } = aPassageRecord('mute', { failures: { sentiment: 'ITEM_FAILED' } });
    const heard = aPassageRecord('heard', { index: 1, sentiment: NEGATIVE });
    expect(mergePassages([mute, heard]).findings.sentiment?.label).toBe('NEGATIVE');
    expect(mergePassages([mute]).findings).not.toHaveProperty('sentiment');
  });
});

describe('the failures of an article', () => {
  const whole = aPassageRecord('x'.repeat(30));
  const { entities: _, ...withoutEntities } = aPassageRecord('x'.repeat(10), {
    index: 1,
    failures: { entities: 'TEXT_REFUSED' },
  });
  const {
    entities: _e,
    sentiment: _s,
    ...withoutBoth
  } = aPassageRecord('x'.repeat(20), {
    index: 2,
    failures: { entities: 'LANGUAGE_REFUSED', sentiment: 'LANGUAGE_REFUSED' },
  });

  it('lower the coverage by the length of their passages, and are each named once', () => {
    const { findings, reasons } = mergePassages([whole, withoutEntities, withoutBoth]);
    expect(findings.coverage).toBe(0.5);
    expect(reasons).toEqual(['LANGUAGE_REFUSED', 'TEXT_REFUSED']);
  });

  it('are none where every analysis succeeded', () => {
    const { findings, reasons } = mergePassages([whole]);
    expect(findings.coverage).toBe(1);
    expect(reasons).toEqual([]);
  });
});

describe('the entities of an article', () => {
  it('have their offsets in the article, in both units, also after an emoji', () => {
    const texts = ['😀 Trump met Donald Trump’s 👩‍👩‍👧', '🇮🇷🇮🇷 Then Trump left'];
    const document = texts.join('\n\n');
    const passages = passagesOf(texts, [{ text: 'Trump' }, { text: 'Donald Trump' }]);
    const [trump] = mergePassages(passages).entities;
    expect(trump).toMatchObject({ canonical: 'Donald Trump', type: 'PERSON', count: 4 });
    const characters = Array.from(document);
    const cuts = (trump?.mentions ?? []).map(({ codePoints, utf16 }) => {
      const byCodePoints = characters.slice(codePoints.begin, codePoints.end).join('');
      expect(document.slice(utf16.begin, utf16.end)).toBe(byCodePoints);
      return byCodePoints;
    });
    expect(cuts).toEqual(['Trump', 'Donald Trump', 'Trump', 'Trump']);
    expect(trump?.forms).toEqual({ Trump: 3, 'Donald Trump': 1 });
  });

  it('have the mean score, the salience and the sentiment of their mentions', () => {
    const text = 'Ada met Max';
    const [ada, max] = mergePassages([
      aPassageRecord(text, {
        sentiment: NEGATIVE,
        entities: [aMention(text, 'Ada', { score: 0.9 }), aMention(text, 'Max', { score: 0.3 })],
      }),
      aPassageRecord('Ada', { index: 1, entities: [aMention('Ada', 'Ada', { score: 0.6 })] }),
    ]).entities;
    expect(ada).toMatchObject({ canonical: 'Ada', count: 2 });
    expect(ada?.score).toBeCloseTo(0.75, 10);
    expect(ada?.salience).toBeCloseTo(1.5 / 1.8, 10);
    expect(ada?.sentiment?.scores.negative).toBeCloseTo((1 + NEUTRAL.scores.negative) / 2, 10);
    expect(max?.sentiment).toEqual(NEGATIVE);
  });

  it('count twice for the salience in the lead of the article', () => {
    const at = (begin: number) => ({
      codePoints: { begin, end: begin + 3 },
      utf16: { begin, end: begin + 3 },
    });
    const { entities } = mergePassages([
      aPassageRecord('Ada', { span: at(499), entities: [aMention('Ada', 'Ada', { score: 1 })] }),
      aPassageRecord('Max', { index: 1, span: at(500), entities: [aMention('Max', 'Max', { score: 1 })] }),
    ]);
    expect(entities.map(({ canonical, salience }) => [canonical, salience])).toEqual([
      ['Ada', 2 / 3],
      ['Max', 1 / 3],
    ]);
  });

  it('of different types are different entities', () => {
    const text = 'Washington';
    const { entities } = mergePassages([
      aPassageRecord(text, {
        entities: [aMention(text, text), aMention(text, text, { type: 'LOCATION' })],
      }),
    ]);
    expect(entities.map(({ type }) => type)).toEqual(['LOCATION', 'PERSON']);
  });

  it('have no salience where all scores are 0', () => {
    const { entities } = mergePassages([
      aPassageRecord('Ada', { entities: [aMention('Ada', 'Ada', { score: 0 })] }),
    ]);
    expect(entities[0]?.salience).toBe(0);
  });

  it('keep the first 1,000 mentions and the 20 most frequent forms, and count all mentions', () => {
    const forms = Array.from({ length: 30 }, (_, i) => 'Iran'.padEnd(4 + i, '.'));
    const text = forms.join(' ').padEnd(2_000);
    const entities = Array.from({ length: 1_200 }, (_, i): EntityMention => {
      const form = forms[i < 600 ? i % 10 : i % 30] as string;
      return { type: 'LOCATION', text: form, score: 1, begin: i, end: i + 1 };
    });
    const [iran, ...others] = mergePassages([aPassageRecord(text, { entities })]).entities;
    expect(others).toEqual([]);
    expect(iran).toMatchObject({ count: 1_200 });
    expect(iran?.mentions).toHaveLength(1_000);
    expect(iran?.mentions.at(-1)?.codePoints.begin).toBe(999);
    expect(Object.keys(iran?.forms ?? {})).toHaveLength(20);
    expect(Object.keys(iran?.forms ?? {})).toEqual(expect.arrayContaining(forms.slice(0, 10)));
  });

  it('share a record where their names differ but make the same key', () => {
    const text = '\u00a8 \u0308';
    const { entities } = mergePassages([
      aPassageRecord(text, {
        entities: ['\u00a8', '\u0308'].map((name) => aMention(text, name, { type: 'OTHER' })),
      }),
    ]);
    expect(entities).toMatchObject([{ count: 2, forms: { '\u00a8': 1, '\u0308': 1 } }]);
  });

  it('are kept where a form has the name of a property of every object', () => {
    const { entities } = mergePassages([
      aPassageRecord('__proto__', { entities: [aMention('__proto__', '__proto__')] }),
    ]);
    expect(Object.entries(entities[0]?.forms ?? {})).toEqual([['__proto__', 1]]);
  });
});

describe('the summary of an article', () => {
  it('lists the ten most salient entities and counts all', () => {
    const names = Array.from({ length: 12 }, (_, i) => `Name${String.fromCharCode(65 + i)}`);
    const text = names.join(' ');
    const passage = aPassageRecord(text, {
      entities: names.map((name, i) => aMention(text, name, { score: 1 - i / 100 })),
    });
    const { findings } = mergePassages([passage]);
    expect(findings.topEntities.map(({ canonical }) => canonical)).toEqual(names.slice(0, 10));
    expect(findings.counts).toEqual({ passages: 1, entities: 12, mentions: 12 });
  });

  it('sums the usage, counts a shared call once, and names the engine', () => {
    const { findings } = mergePassages([
      aPassageRecord('a', { usage: { ...usage, calls: ['1', '2'] } }),
      aPassageRecord('b', { index: 1, usage: { ...usage, calls: ['1', '2'] } }),
    ]);
    expect(findings.usage).toEqual({
      entityUnits: 6,
      sentimentUnits: 6,
      cachedUnits: 0,
      calls: 2,
      listPrice: { to10M: 0.0012, to50M: 0.0006, beyond: 0.0003 },
    });
    expect(findings.engine).toEqual({ name: 'comprehend', version: '2017-11-27' });
  });
});

describe('any passages', () => {
  const name = fc.oneof(
    fc.constantFrom('Ada', 'ADA', 'Ada Example', 'Example', 'ﬁ', 'FI', 'U.S.', 'US', 'İ', 'i̇', 'ß', 'SS'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
  );
  const mention = fc.record({
    type: fc.constantFrom(...ENTITY_TYPES),
    text: name,
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    begin: fc.nat(5),
    end: fc.nat(10).map((n) => n + 6),
  });
  const passages = fc
    .array(fc.array(mention, { maxLength: 8 }), { minLength: 1, maxLength: 6 })
    .map((lists) =>
      lists.map((entities, index) => {
        const span = { begin: index * 20, end: index * 20 + 20 };
        return aPassageRecord('x'.repeat(20), {
          index,
          entities,
          span: { codePoints: span, utf16: span },
          ...(index % 2 === 1 && { sentiment: NEGATIVE }),
        });
      }),
    );

  it('merge to the same article in any order, any number of times', () => {
    const shuffled = passages.chain((one) =>
      fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length })),
    );
    fc.assert(
      fc.property(shuffled, ([ordered, shuffled]) => {
        expect(mergePassages(shuffled)).toEqual(mergePassages(ordered));
      }),
    );
  });

  it('make entity records of distinct keys, keep every mention, and have saliences that sum to 1', () => {
    fc.assert(
      fc.property(passages, (passages) => {
        const { entities, findings } = mergePassages(passages);
        const keys = entities.map(({ type, canonical }) => `${foldName(canonical)} ${type}`);
        expect(new Set(keys).size).toBe(keys.length);
        const mentions = passages.flatMap((passage) => passage.entities ?? []);
        expect(findings.counts.mentions).toBe(mentions.length);
        const attention = entities.reduce((sum, { salience }) => sum + salience, 0);
        expect(attention).toBeCloseTo(mentions.some(({ score }) => score > 1e-6) ? 1 : attention, 6);
      }),
    );
  });
});
