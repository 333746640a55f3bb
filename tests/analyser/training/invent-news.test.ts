import { describe, expect, it } from 'vitest';
import { TAGGED_TYPES } from '../../../analyser/tagger/labels.ts';
import { inventNews } from '../../../analyser/training/invent-news.ts';

const articles = inventNews(1, 3);

describe('invented news', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(inventNews(1, 3)).toEqual(articles);
    expect(inventNews(1, 4)).not.toEqual(articles);
  });

  it('leaves no slot open', () => {
    for (const { text } of articles) expect(text).not.toMatch(/[{}]/);
  });

  it('has names of every tagger type, at the offsets of their spans', () => {
    const types = new Set(articles.flatMap(({ spans }) => spans.map(({ type }) => type)));
    expect([...types].sort()).toEqual([...TAGGED_TYPES].sort());
    for (const { text, spans } of articles) {
      let last = 0;
      for (const { begin, end } of spans) {
        expect(begin).toBeGreaterThanOrEqual(last);
        expect(text.slice(begin, end)).toMatch(/^[\p{L}\p{N}]\S*(?: \S+)*$/u);
        last = end;
      }
    }
  });
});
