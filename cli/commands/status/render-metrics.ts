import { monthlyPriceOf } from '@copydesk/core/article/list-price';
import { METRICS, type MetricName } from '@copydesk/core/runtime/metrics';
import type { PrintedMetrics, PrintedSeries } from '@copydesk/local-stack/stack-path';
import { plural } from '../../output/plural.ts';
import { renderUsd } from '../../output/render-usd.ts';

/** What the functions did in the last minutes: a few lines in the order of the flow, without what did not happen. */
export function renderMetrics({ minutes, series }: PrintedMetrics): string[] {
  const sum = (name: MetricName) => total(seriesOf(series, name));
  const [billed, cached, passages] = [sum('UnitsBilled'), sum('UnitsCached'), sum('Passages')];
  const [wait] = seriesOf(series, 'QuotaWait');
  const [latency] = seriesOf(series, 'UploadToPublished');
  const lines = [
    `${plural(sum('ArticlesIn'), 'article')} in; out: ${listBy(series, 'ArticlesOut') || 'none'}`,
    listBy(series, 'ArticleReasons') && `reasons: ${listBy(series, 'ArticleReasons')}`,
    latency && `from upload to published: ${distribution(latency)}`,
    listBy(series, 'BundlesOut') && `bundles: ${listBy(series, 'BundlesOut')}`,
    passages > 0 &&
      `${plural(passages, 'passage')}; ${plural(billed, 'unit')} billed (${renderUsd(monthlyPriceOf(billed))} USD at list price), ${cached.toLocaleString('en')} from the cache (${percent(cached, billed + cached)})`,
    wait &&
      `calls waited for their turn: ${distribution(wait)}; ${sum('CallsThrottled').toLocaleString('en')} throttled, ${plural(sum('PassagesPostponed'), 'passage')} postponed`,
    sum('MessagesRetried') + sum('DeadLetters') > 0 &&
      `messages: ${sum('MessagesRetried').toLocaleString('en')} retried, ${sum('DeadLetters').toLocaleString('en')} moved to a dead-letter queue`,
  ];
  return [`in the last ${minutes} minutes:`, ...lines.filter((line) => line).map((line) => `  ${line}`)];
}

const seriesOf = (series: readonly PrintedSeries[], name: MetricName) =>
  series.filter((one) => one.name === name);

const total = (series: readonly PrintedSeries[]) => series.reduce((sum, one) => sum + one.sum, 0);

/** `3 enriched, 1 rejected`: the series of a metric by its own dimension. */
function listBy(
  series: readonly PrintedSeries[],
  name: 'ArticlesOut' | 'ArticleReasons' | 'BundlesOut',
): string {
  return seriesOf(series, name)
    .toSorted((a, b) => b.sum - a.sum)
    .map(({ dimensions, sum }) => {
      const value = dimensions[METRICS[name].by] ?? '';
      return `${sum.toLocaleString('en')} ${name === 'ArticleReasons' ? value : value.toLowerCase()}`;
    })
    .join(', ');
}

const distribution = ({ median, p95, max }: PrintedSeries) =>
  `${seconds(median)} (median), ${seconds(p95)} (95 of 100), ${seconds(max)} (longest)`;

const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`;

const percent = (part: number, whole: number) => `${whole === 0 ? 0 : Math.round((100 * part) / whole)} %`;
