import { describe, expect, it } from 'vitest';
import { mergeSteps } from '../../../../cli/commands/about/merge-steps.ts';

const step = (start: string, articles = 1, tone?: number) => ({
  start,
  articles,
  mentions: 2 * articles,
  toned: tone === undefined ? 0 : articles,
  ...(tone !== undefined && { tone }),
});
const counts = (...args: Parameters<typeof mergeSteps>) =>
  mergeSteps(...args)?.columns.map(({ articles }) => articles);

describe('the columns of a timeline', () => {
  it('have one for each day, those without articles included', () => {
    expect(mergeSteps([step('2026-11-24', 2), step('2026-11-21')], {}, 60)).toMatchObject({
      first: '2026-11-21',
      last: '2026-11-24',
      days: 1,
      columns: [{ articles: 1 }, { articles: 0 }, { articles: 0 }, { articles: 2, mentions: 4 }],
    });
  });

  it('reach over the whole period that was asked for', () => {
    expect(counts([step('2026-11-24')], { since: '2026-11-22', until: '2026-11-25' }, 60)).toEqual([
      0, 0, 1, 0,
    ]);
  });

  it('hold several days where there are too many', () => {
    const merged = mergeSteps([step('2026-01-01'), step('2026-01-02'), step('2026-12-31')], {}, 60);
    expect(merged?.days).toBe(7);
    expect(merged?.columns).toHaveLength(53);
    expect(merged?.columns[0]?.articles).toBe(2);
  });

  it('weigh the tone of a step by its articles', () => {
    const steps = [step('2026-01-01', 3, -0.4), step('2026-01-02', 1, 0.4), step('2026-12-31')];
    const [first, ...rest] = mergeSteps(steps, {}, 60)?.columns ?? [];
    expect(first?.tone).toBeCloseTo(-0.2);
    expect(rest.at(-1)).not.toHaveProperty('tone');
  });

  it('are hours where the steps are', () => {
    const merged = mergeSteps([step('2026-11-24T09'), step('2026-11-24T12')], { since: '2026-11-24' }, 60);
    expect(merged).toMatchObject({ first: '2026-11-24T00', last: '2026-11-24T12', days: 'hour' });
    expect(merged?.columns).toHaveLength(13);
  });

  it('are none without articles', () => {
    expect(mergeSteps([], { since: '2026-11-24' }, 60)).toBeUndefined();
  });
});
