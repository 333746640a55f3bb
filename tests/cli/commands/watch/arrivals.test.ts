import { beforeEach, describe, expect, it } from 'vitest';
import { Arrivals } from '../../../../cli/commands/watch/arrivals.ts';
import type { ArticleStatus } from '../../../../core/article/status.ts';
import type { ReceivedArticle } from '../../../../core/queries/answers.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const at = (seconds: number) => new Date(NOW + seconds * 1_000).toISOString();
const received = (
  articleId: string,
  seconds: number,
  status: ArticleStatus = 'ENRICHED',
): ReceivedArticle => ({
  articleId,
  key: articleId,
  receivedAt: at(seconds),
  status,
  reasons: [],
});

describe('arrivals', () => {
  let arrivals: Arrivals;
  const take = (seconds: number, ...listed: ReceivedArticle[]) =>
    arrivals.take(listed, NOW + seconds * 1_000).map(({ articleId }) => articleId);
  beforeEach(() => {
    arrivals = new Arrivals(NOW);
    take(0);
  });

  it('leave out what was done at the first look, and not what was in progress then', () => {
    arrivals = new Arrivals(NOW);
    expect(take(0, received('a', -5), received('b', -2, 'ENRICHING'))).toEqual([]);
    expect(take(2, received('a', -5), received('b', -2))).toEqual(['b']);
  });

  it('pass an article on once, the first received first', () => {
    expect(take(2, received('b', 1), received('a', 0))).toEqual(['a', 'b']);
    expect(take(4, received('b', 1), received('a', 0))).toEqual([]);
  });

  it('pass a new version of an article on', () => {
    expect(take(2, received('a', 0))).toEqual(['a']);
    expect(take(5, received('a', 4))).toEqual(['a']);
  });

  it('list the period of what is in progress again, however long that takes', () => {
    take(2, received('slow', 1, 'ENRICHING'));
    expect(take(400, received('slow', 1, 'ENRICHING'))).toEqual([]);
    expect(arrivals.period(NOW + 400_000).since).toBe(at(1));
    expect(take(500, received('slow', 1))).toEqual(['slow']);
    expect(arrivals.period(NOW + 500_000).since).toBe(at(440));
  });

  it('wait a day at most', () => {
    take(90_000, received('stuck', 1, 'ENRICHING'));
    expect(arrivals.period(NOW + 90_000_000).since).toBe(at(90_000 - 60));
  });
});
