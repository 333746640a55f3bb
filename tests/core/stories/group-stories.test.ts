import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Random } from '../../../bench/simulation/random.ts';
import { KINDS, type Kind } from '../../../bench/stories/make-variants.ts';
import { groupStories, type SketchedArticle } from '../../../core/stories/group-stories.ts';
import { sketchOf } from '../../../core/stories/sketch.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 30, 0, minute)).toISOString();
const words = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => `word${from + i}`).join(' ');
const article = (articleId: string, minute: number, text?: string): SketchedArticle => ({
  articleId,
  receivedAt: at(minute),
  ...(text !== undefined && { sketch: sketchOf(text).sketch }),
});

/** Articles of a few stories in variants, some of which share text with another story. */
const someDay = fc
  .record({ seed: fc.nat(), stories: fc.integer({ min: 1, max: 6 }), count: fc.integer({ min: 1, max: 30 }) })
  .map(({ seed, stories, count }) => {
    const random = new Random(seed);
    const kinds = Object.keys(KINDS) as Kind[];
    return Array.from({ length: count }, (_, i) => {
      const from = 150 * random.int(stories);
      const paragraphs = [0, 1, 2, 3].map((part) => words(60, from + 60 * part));
      const text = KINDS[random.pick(kinds)](paragraphs, random, words(500, 9_000).split(' ')).join('\n');
      return article(`a${i}`, random.int(20), text);
    });
  });

it('the order of the articles makes no difference', () => {
  fc.assert(
    fc.property(someDay, fc.nat(), (day, seed) => {
      const random = new Random(seed);
      const shuffled = KINDS.reordered(
        day.map(({ articleId }) => articleId),
        random,
      ).map((id) => day.find(({ articleId }) => articleId === id) as SketchedArticle);
      expect(new Map([...groupStories(shuffled)].sort())).toEqual(new Map([...groupStories(day)].sort()));
    }),
    { numRuns: 40 },
  );
});

it('a story is named by its article that was received first', () => {
  fc.assert(
    fc.property(someDay, (day) => {
      const order = [...day].sort((a, b) =>
        a.receivedAt === b.receivedAt
          ? Number(a.articleId > b.articleId) - 0.5
          : Number(a.receivedAt > b.receivedAt) - 0.5,
      );
      const stories = groupStories(day);
      for (const [articleId, story] of stories) {
        const first = order.find((other) => stories.get(other.articleId) === story);
        expect([articleId, story]).toEqual([articleId, first?.articleId]);
      }
    }),
  );
});

it('later articles never split a story, and a story keeps its id or takes that of an older one', () => {
  fc.assert(
    fc.property(someDay, fc.nat(20), (day, minute) => {
      const early = day.filter(({ receivedAt }) => receivedAt < at(minute));
      const before = groupStories(early);
      const after = groupStories(day);
      const taken = new Map<string, string>();
      for (const [articleId, story] of before) {
        const now = after.get(articleId) as string;
        expect(taken.get(story) ?? now).toBe(now);
        taken.set(story, now);
        // The older story had that id before, too.
        expect(before.get(now)).toBe(now);
      }
    }),
  );
});

it('copies, cuts and reordered paragraphs are one story; another text is not', () => {
  const paragraphs = [0, 1, 2, 3, 4].map((part) => words(40, 40 * part));
  const day = [
    article('cut', 0, paragraphs.slice(0, 2).join('\n')),
    article('full', 1, paragraphs.join('\n')),
    article('reordered', 2, [...paragraphs].reverse().join('\n')),
    article('copy', 3, `OSLO (AP) - ${paragraphs.join('\n')}\nAll rights reserved.`),
    article('other', 4, words(200, 5_000)),
  ];
  expect(Object.fromEntries(groupStories(day))).toEqual({
    cut: 'cut',
    full: 'cut',
    reordered: 'cut',
    copy: 'cut',
    other: 'other',
  });
});

it('a chain of texts, each like the next, does not join its ends', () => {
  const drift = Array.from({ length: 12 }, (_, i) => article(`v${i}`, i, words(300, 100 * i)));
  const stories = groupStories(drift);
  expect(stories.get('v1')).toBe('v0');
  expect(stories.get('v11')).not.toBe(stories.get('v0'));
});

it('a summary with parts of two stories does not join them', () => {
  const [a, b] = [words(200), words(200, 3_000)];
  const stories = groupStories([article('a', 0, a), article('b', 1, b), article('both', 2, `${a}\n${b}`)]);
  expect(stories.get('a')).not.toBe(stories.get('b'));
});

it('two rewrites of one text become one story when the text arrives', () => {
  const random = new Random(3);
  const paragraphs = [0, 1, 2, 3].map((part) => words(100, 100 * part));
  const rewritten = (from: number) =>
    KINDS['30 % rewritten'](paragraphs, random, words(500, from).split(' ')).join('\n');
  const rewrites = [article('r1', 0, rewritten(7_000)), article('r2', 1, rewritten(8_000))];
  expect(new Set(groupStories(rewrites).values()).size).toBe(2);
  const all = groupStories([...rewrites, article('text', 2, paragraphs.join('\n'))]);
  expect(Object.fromEntries(all)).toEqual({ r1: 'r1', r2: 'r1', text: 'r1' });
});

it('strangers with the same notices are no story', () => {
  const notices =
    'By Ann Miller\nCopyright 2026 The Daily Harbour. All rights reserved.\nSign up for our newsletter now.';
  const day = [0, 1].map((i) => article(`a${i}`, i, `${notices}\n${words(25, 100 * i)}`));
  expect(new Set(groupStories(day).values()).size).toBe(2);
});

it.each([
  ['without a sketch', undefined],
  ['with an empty text', ''],
  ['of two words', 'harbour opens'],
])('an article %s is a story of its own', (_, text) => {
  const day = [article('a', 0, text), article('b', 1, text)];
  expect(new Set(groupStories(day).values()).size).toBe(2);
});

it('a text with many copies is grouped in time that grows with their number', () => {
  const sketch = sketchOf(words(500)).sketch;
  const day = Array.from({ length: 20_000 }, (_, i) => ({ articleId: `a${i}`, receivedAt: at(0), sketch }));
  expect(new Set(groupStories(day).values()).size).toBe(1);
});
