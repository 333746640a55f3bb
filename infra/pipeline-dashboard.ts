import { restPriceOf, UNIT_PRICES } from '@copydesk/core/article/list-price';
import type { EngineName } from '@copydesk/core/article/settings';
import { ANALYSIS_FAILURES, REJECTION_REASONS } from '@copydesk/core/article/status';
import { queueTitleOf, STAGE_NAMES, type StageName } from '@copydesk/core/runtime/stages';
import { Duration, Names, Stack } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  MathExpression,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { DailyBudget } from './daily-budget.ts';
import type { PipelineMetrics } from './pipeline-metrics.ts';
import { runbookLink } from './runbook-link.ts';
import type { Stage } from './stage.ts';

export interface PipelineDashboardProps {
  readonly stages: Readonly<Record<StageName, Stage>>;
  readonly metrics: PipelineMetrics;
  readonly engine: EngineName;
  readonly budget: DailyBudget | undefined;
}

/** The columns of a dashboard. */
const WIDTH = 24;
const FIVE_MINUTES = Duration.minutes(5);
const ARTICLE_STATUSES = ['ENRICHED', 'PARTIAL', 'REJECTED', 'DELETED'];
const BUNDLE_STATUSES = ['UNBUNDLED', 'PARTIAL', 'REJECTED'];
const REASONS = [...Object.keys(REJECTION_REASONS), ...Object.keys(ANALYSIS_FAILURES)];

/** One dashboard for a pipeline: from left to right as the flow, then the waits, the failures, and the bill. */
export class PipelineDashboard extends Construct {
  /** The address of the dashboard in the console. */
  readonly url: string;
  readonly #metrics: PipelineMetrics;
  readonly #stages: readonly Stage[];

  constructor(scope: Construct, id: string, { stages, metrics, engine, budget }: PipelineDashboardProps) {
    super(scope, id);
    this.#metrics = metrics;
    this.#stages = STAGE_NAMES.map((name) => stages[name]);
    // A name that does not depend on the deployment, so that a stack output can hold the address.
    const dashboardName = Names.uniqueResourceName(this, { separator: '-', maxLength: 255 });
    this.url = `https://console.aws.amazon.com/cloudwatch/home?region=${Stack.of(this).region}#dashboards:name=${dashboardName}`;
    new Dashboard(this, 'Dashboard', {
      dashboardName,
      defaultInterval: Duration.hours(6),
      widgets: [
        [new TextWidget({ width: WIDTH, height: 1, markdown: `Copydesk. ${runbookLink('the-dashboard')}` })],
        this.#flow(),
        this.#waits(),
        this.#failures(),
        engine === 'comprehend' ? this.#comprehend() : [],
        this.#bill(engine, budget),
      ],
    });
  }

  #flow(): IWidget[] {
    const metric = this.#metrics;
    const latency = ['p50', 'p95', 'p99'].map((statistic) =>
      metric.metric('UploadToPublished', { statistic, label: statistic }),
    );
    return inARow([
      graph('Articles in', [
        metric.metric('ArticlesIn'),
        ...BUNDLE_STATUSES.map((of) =>
          metric.metric('BundlesOut', { of, label: `bundles ${of.toLowerCase()}` }),
        ),
      ]),
      graph('Passages analysed', [metric.metric('Passages')]),
      graph(
        'Articles out, by status',
        ARTICLE_STATUSES.map((of) => metric.metric('ArticlesOut', { of })),
        { stacked: true },
      ),
      graph(
        'Rejected and partial, by reason',
        REASONS.map((of) => metric.metric('ArticleReasons', { of })),
        { stacked: true },
      ),
      graph('Upload to published (ms)', latency),
    ]);
  }

  #waits(): IWidget[] {
    return inARow(
      this.#stages.map(({ name, queue }) =>
        graph(
          `${queueTitleOf(name)}: waiting`,
          [
            queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, label: 'messages' }),
            queue.metricApproximateNumberOfMessagesNotVisible({ period: FIVE_MINUTES, label: 'in progress' }),
          ],
          {
            right: [queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, label: 'oldest (s)' })],
          },
        ),
      ),
    );
  }

  #failures(): IWidget[] {
    return inARow(
      this.#stages.map(({ name, deadLetterQueue }) =>
        graph(`${queueTitleOf(name)}: failing`, [
          this.#metrics.metricOf(name, 'MessagesRetried', { label: 'retried' }),
          this.#metrics.metricOf(name, 'DeadLetters', { label: 'moved to the dead-letter queue' }),
          deadLetterQueue.metricApproximateNumberOfMessagesVisible({
            period: FIVE_MINUTES,
            statistic: 'Maximum',
            label: 'in the dead-letter queue',
          }),
        ]),
      ),
    );
  }

  #comprehend(): IWidget[] {
    const metric = this.#metrics;
    const [billed, cached] = [metric.metric('UnitsBilled'), metric.metric('UnitsCached')];
    const hitRatio = new MathExpression({
      label: 'from the cache (%)',
      expression: '100 * FILL(cached, 0) / (FILL(billed, 0) + FILL(cached, 0))',
      usingMetrics: { billed, cached },
      period: FIVE_MINUTES,
    });
    const waits = ['p50', 'p95', 'Maximum'].map((statistic) =>
      metric.metric('QuotaWait', { statistic, label: statistic }),
    );
    return inARow([
      graph('Units', [billed, cached], { right: [hitRatio], stacked: true }),
      graph('Wait for the quota (ms)', waits),
      graph('Throttled and postponed', [metric.metric('CallsThrottled'), metric.metric('PassagesPostponed')]),
    ]);
  }

  /** At list price, without the tiers, which count the units of the whole account in a month. */
  #bill(engine: EngineName, budget: DailyBudget | undefined): IWidget[] {
    const day = Duration.days(1);
    const [{ usd: unitUsd }] = UNIT_PRICES;
    const articles = this.#metrics.metric('ArticlesIn', { period: day });
    const passages = this.#metrics.metric('Passages', { period: day });
    const others = new MathExpression({
      label: 'other services a day (USD, estimate)',
      expression: `FILL(articles, 0) * ${restPriceOf(1, 0)} + FILL(passages, 0) * ${restPriceOf(0, 1)}`,
      usingMetrics: { articles, passages },
      period: day,
    });
    const comprehend = new MathExpression({
      label: 'Comprehend a day (USD at list price)',
      expression: `FILL(units, 0) * ${unitUsd}`,
      usingMetrics: { units: this.#metrics.metric('UnitsBilled', { period: day }) },
      period: day,
    });
    const spent = budget?.spentPercent;
    return inARow([
      (width) =>
        new SingleValueWidget({
          title: 'Bill',
          metrics: engine === 'comprehend' ? [comprehend, others] : [others],
          height: 6,
          width,
        }),
      ...(spent ? [graph('Daily budget spent (%)', [spent])] : []),
    ]);
  }
}

/** A widget of a row, which shares the width of the dashboard out. */
type Sized = (width: number) => IWidget;

function graph(
  title: string,
  left: IMetric[],
  { right = [], stacked = false }: { readonly right?: IMetric[]; readonly stacked?: boolean } = {},
): Sized {
  const axes = { leftYAxis: { min: 0 }, rightYAxis: { min: 0 } };
  return (width) => new GraphWidget({ title, left, right, stacked, width, ...axes });
}

function inARow(widgets: readonly Sized[]): IWidget[] {
  const edge = (i: number) => Math.round((WIDTH * i) / widgets.length);
  return widgets.map((widget, i) => widget(edge(i + 1) - edge(i)));
}
