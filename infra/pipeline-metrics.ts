import {
  type Metric as Definition,
  METRICS,
  type MetricName,
  NAMESPACE,
} from '@copydesk/core/runtime/metrics';
import type { StageName } from '@copydesk/core/runtime/stages';
import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Stage } from './stage.ts';

export interface MetricOptions {
  /** @default 'Sum' */
  readonly statistic?: string;
  /** @default five minutes */
  readonly period?: Duration;
  /** The value of the metric's own dimension, where it has one. */
  readonly of?: string;
  readonly label?: string;
}

const PERIOD = Duration.minutes(5);

/** The metrics that the functions of a pipeline emit. */
export class PipelineMetrics {
  readonly #stages: Readonly<Record<StageName, Stage>>;

  constructor(stages: Readonly<Record<StageName, Stage>>) {
    this.#stages = stages;
  }

  /** One series of a metric that one stage emits. */
  metric(name: MetricName, options: MetricOptions = {}): Metric {
    const [stage] = METRICS[name].stages;
    return this.metricOf(stage, name, options);
  }

  /** One series of a metric that several stages emit. */
  metricOf(
    stage: StageName,
    name: MetricName,
    { statistic = 'Sum', period = PERIOD, of, label }: MetricOptions = {},
  ): Metric {
    const { by }: Definition = METRICS[name];
    return new Metric({
      namespace: NAMESPACE,
      metricName: name,
      dimensionsMap: {
        FunctionName: this.#stages[stage].function.functionName,
        ...(by !== undefined && of !== undefined && { [by]: of }),
      },
      statistic,
      period,
      label: label ?? of ?? name,
    });
  }
}
