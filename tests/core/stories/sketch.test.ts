import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareSketches } from '../../../core/stories/compare-sketches.ts';
import { listShingles } from '../../../core/stories/list-shingles.ts';
import { readSketch, SKETCH_BYTES, type Sketch, sketchOf } from '../../../core/stories/sketch.ts';

const read = (text: string) => readSketch(sketchOf(text).sketch) as Sketch;
const words = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => `word${from + i}`).join(' ');

it('a sketch of any text has at most 256 bytes, and holds its lowest shingles', () => {
  fc.assert(
    fc.property(fc.nat(6_000), fc.nat(1_000), (count, from) => {
      const text = words(count, from);
      const { sketch } = sketchOf(text);
      const shingles = listShingles(text);
      const { values, horizon } = read(text);
      expect(sketch.length).toBeLessThanOrEqual(SKETCH_BYTES);
      expect(values).toEqual(shingles.slice(0, values.length));
      expect(horizon).toBe(values.length === shingles.length ? Number.POSITIVE_INFINITY : values.at(-1));
    }),
    { numRuns: 60 },
  );
});

it('a sketch of any string can be read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
      expect(read(text).values.length).toBeLessThanOrEqual(2_000);
    }),
    { numRuns: 40 },
  );
});

it('a long article has more than 100 values in its sketch', () => {
  expect(read(words(900)).values.length).toBeGreaterThan(100);
  expect(read(words(60)).horizon).toBe(Number.POSITIVE_INFINITY);
});

it('a sketch of another version is not read', () => {
  const { sketch } = sketchOf(words(100));
  sketch[0] = 2;
  expect(readSketch(sketch)).toBeUndefined();
  expect(readSketch(new Uint8Array())).toBeUndefined();
});

it.each([
  ['upper case and width', 'HARBOUR ＯＰＥＮＳ again', 'harbour opens again'],
  ['short words', 'the harbour of Oslo is open again', 'harbour Oslo open again'],
  ['punctuation', '“Harbour opens,” again — today!', 'harbour opens again today'],
])('%s make no difference', (_, a, b) => {
  expect(listShingles(a)).toEqual(listShingles(b));
  expect(listShingles(a).length).toBeGreaterThan(0);
});

it.each([
  ['Japanese', '港は月曜日に再び開かれた', '港は月曜日に再び閉じられた'],
  ['Thai', 'ท่าเรือเปิดอีกครั้งในวันจันทร์', 'ท่าเรือปิดอีกครั้งในวันจันทร์'],
  ['Korean', '항구 가 다시 열렸다 어제 오후', '항구 가 다시 닫혔다 어제 오후'],
])('texts in %s that share a part share shingles', (_, a, b) => {
  const { similarity } = compareSketches(read(a), read(b));
  expect(similarity).toBeGreaterThan(0.1);
  expect(similarity).toBeLessThan(1);
});

it('estimates how alike two texts are within the error of its size', () => {
  // 1,000 and 1,000 shingles, 500 in common: a third of all.
  const { similarity, containment } = compareSketches(read(words(1_001)), read(words(1_001, 500)));
  expect(Math.abs(similarity - 1 / 3)).toBeLessThan(0.1);
  expect(Math.abs(containment - 1 / 2)).toBeLessThan(0.15);
  // The second text is the first tenth of the first.
  expect(compareSketches(read(words(3_001)), read(words(301))).containment).toBe(1);
});

it('an empty text is similar to no text', () => {
  expect(compareSketches(read(''), read(''))).toEqual({ common: 0, similarity: 0, containment: 0 });
});
