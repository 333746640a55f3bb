import { expect, it } from 'vitest';
import { renderMetrics } from '../../../../cli/commands/status/render-metrics.ts';

const series = (name: string, sum: number, dimensions = {}, distribution = {}) => ({
  namespace: 'Copydesk',
  name,
  unit: 'Count',
  dimensions: { FunctionName: 'f', ...dimensions },
  count: sum,
  sum,
  median: 0,
  p95: 0,
  max: 0,
  ...distribution,
});

it('sums up the last minutes in the order of the flow', () => {
  const lines = renderMetrics({
    minutes: 15,
    series: [
      series('ArticlesIn', 5),
      series('ArticlesOut', 3, { Status: 'ENRICHED' }),
      series('ArticlesOut', 1, { Status: 'REJECTED' }),
      series('ArticleReasons', 1, { Reason: 'EMPTY' }),
      series('UploadToPublished', 9, {}, { median: 1_234, p95: 3_000, max: 4_100 }),
      series('BundlesOut', 1, { Status: 'UNBUNDLED' }),
      series('Passages', 12),
      series('UnitsBilled', 90),
      series('UnitsCached', 30),
      series('QuotaWait', 9, {}, { median: 50, p95: 210, max: 260 }),
      series('CallsThrottled', 2),
      series('MessagesRetried', 1, { FunctionName: 'f' }),
      series('MessagesRetried', 2, { FunctionName: 'g' }),
    ],
  });
  expect(lines).toEqual([
    'in the last 15 minutes:',
    '  5 articles in; out: 3 enriched, 1 rejected',
    '  reasons: 1 EMPTY',
    '  from upload to published: 1.2 s (median), 3.0 s (95 of 100), 4.1 s (longest)',
    '  bundles: 1 unbundled',
    '  12 passages; 90 units billed (0.0090 USD at list price), 30 from the cache (25 %)',
    '  calls waited for their turn: 0.1 s (median), 0.2 s (95 of 100), 0.3 s (longest); 2 throttled, 0 passages postponed',
    '  messages: 3 retried, 0 moved to a dead-letter queue',
  ]);
});

it('leaves out what did not happen', () => {
  expect(renderMetrics({ minutes: 15, series: [] })).toEqual([
    'in the last 15 minutes:',
    '  0 articles in; out: none',
  ]);
});
