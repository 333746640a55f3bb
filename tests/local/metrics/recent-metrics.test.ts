import { describe, expect, it } from 'vitest';
import { RecentMetrics } from '../../../local/metrics/recent-metrics.ts';

const line = (values: object, dimensions: readonly string[] = ['FunctionName'], unit = 'Count') =>
  JSON.stringify({
    _aws: {
      Timestamp: 1,
      CloudWatchMetrics: [
        {
          Namespace: 'Shop',
          Dimensions: [dimensions],
          Metrics: Object.keys(values).map((Name) => ({ Name, Unit: unit })),
        },
      ],
    },
    FunctionName: 'sell',
    Status: 'DONE',
    ...values,
  });

describe('the recent metrics', () => {
  it('sum up the values of each series, by its dimensions', () => {
    const metrics = new RecentMetrics();
    metrics.read(line({ Sold: 2, Asked: 5 }));
    metrics.read(line({ Sold: 3 }));
    metrics.read(line({ Sold: 4 }, ['FunctionName', 'Status']));
    expect(metrics.summarize().series).toMatchObject([
      {
        namespace: 'Shop',
        name: 'Sold',
        unit: 'Count',
        dimensions: { FunctionName: 'sell' },
        count: 2,
        sum: 5,
      },
      { name: 'Asked', sum: 5 },
      { name: 'Sold', dimensions: { FunctionName: 'sell', Status: 'DONE' }, sum: 4 },
    ]);
  });

  it('have the percentiles of a distribution, which may come as a list', () => {
    const metrics = new RecentMetrics();
    metrics.read(
      line({ Took: Array.from({ length: 100 }, (_, i) => i + 1) }, ['FunctionName'], 'Milliseconds'),
    );
    expect(metrics.summarize().series).toMatchObject([{ count: 100, median: 51, p95: 96, max: 100 }]);
  });

  it('count every value although only some are kept for the percentiles', () => {
    const metrics = new RecentMetrics();
    for (let i = 0; i < 30; i++) metrics.read(line({ Took: Array(100).fill(7) }));
    expect(metrics.summarize().series).toMatchObject([{ count: 3_000, sum: 21_000, median: 7 }]);
  });

  it('leave out what was printed fifteen minutes ago', () => {
    let now = 0;
    const metrics = new RecentMetrics(() => now);
    metrics.read(line({ Sold: 1 }));
    now = 14 * 60_000;
    expect(metrics.summarize().series).toHaveLength(1);
    now = 15 * 60_000;
    expect(metrics.summarize().series).toEqual([]);
  });

  it.each([
    '',
    'text',
    '{"_aws"',
    '"_aws"',
    'null "_aws"',
    '{"_aws":1}',
    '{"_aws":{"CloudWatchMetrics":[{}]}}',
  ])('ignore the line %j', (other) => {
    const metrics = new RecentMetrics();
    metrics.read(other);
    expect(metrics.summarize().series).toEqual([]);
  });
});
