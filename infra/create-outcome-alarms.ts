import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { PipelineMetrics } from './pipeline-metrics.ts';
import { runbookLink } from './runbook-link.ts';

/** The share of an hour's articles. With fewer articles than LEAST_ARTICLES, one bad upload would raise an alarm. */
const REJECTED_PERCENT = 50;
const PARTIAL_PERCENT = 10;
const LEAST_ARTICLES = 10;
const PERIOD = Duration.hours(1);

/** Raised when most uploaded objects are not articles: somebody uploads another format, or a feed changed. */
export function createRejectedAlarm(scope: Construct, metrics: PipelineMetrics): Alarm {
  return createShareAlarm(scope, 'RejectedAlarm', metrics, {
    status: 'REJECTED',
    percent: REJECTED_PERCENT,
    alarmDescription: `Copydesk: most of an hour's uploads were rejected. ${runbookLink('rejectedalarm')}`,
  });
}

/** Raised when articles are published without some of their analyses. */
export function createPartialAlarm(scope: Construct, metrics: PipelineMetrics): Alarm {
  return createShareAlarm(scope, 'PartialAlarm', metrics, {
    status: 'PARTIAL',
    percent: PARTIAL_PERCENT,
    alarmDescription: `Copydesk: more than a tenth of an hour's articles lack analyses. ${runbookLink('partialalarm')}`,
  });
}

function createShareAlarm(
  scope: Construct,
  id: string,
  metrics: PipelineMetrics,
  props: { readonly status: string; readonly percent: number; readonly alarmDescription: string },
): Alarm {
  const count = (of: string) => metrics.metric('ArticlesOut', { of, period: PERIOD });
  const all = 'FILL(enriched, 0) + FILL(partial, 0) + FILL(rejected, 0)';
  return new Alarm(scope, id, {
    metric: new MathExpression({
      label: `${props.status} (%)`,
      expression: `IF(${all} >= ${LEAST_ARTICLES}, 100 * FILL(${props.status.toLowerCase()}, 0) / (${all}), 0)`,
      usingMetrics: { enriched: count('ENRICHED'), partial: count('PARTIAL'), rejected: count('REJECTED') },
      period: PERIOD,
    }),
    threshold: props.percent,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: props.alarmDescription,
  });
}
