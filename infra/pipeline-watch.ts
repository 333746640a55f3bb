import type { EngineName } from '@copydesk/core/article/settings';
import { STAGE_NAMES, type StageName } from '@copydesk/core/runtime/stages';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { createPartialAlarm, createRejectedAlarm } from './create-outcome-alarms.ts';
import type { DailyBudget } from './daily-budget.ts';
import { PipelineDashboard } from './pipeline-dashboard.ts';
import { PipelineMetrics } from './pipeline-metrics.ts';
import type { Stage } from './stage.ts';

export interface PipelineWatchProps {
  readonly stages: Readonly<Record<StageName, Stage>>;
  readonly engine: EngineName;
  readonly budget: DailyBudget | undefined;
  /** Gets a message when an alarm is raised, and one when it ends. */
  readonly alarmTopic: ITopic | undefined;
  readonly hasDashboard: boolean;
}

/** Everything by which people see how the pipeline does: its alarms and its dashboard. */
export class PipelineWatch extends Construct {
  /** Every alarm of the pipeline, those of its stages and of its budget included. */
  readonly alarms: readonly Alarm[];
  readonly dashboard: PipelineDashboard | undefined;

  constructor(scope: Construct, id: string, props: PipelineWatchProps) {
    super(scope, id);
    const { stages, engine, budget, alarmTopic, hasDashboard } = props;
    const metrics = new PipelineMetrics(stages);
    this.alarms = [
      ...STAGE_NAMES.flatMap((name) => {
        const { deadLetterAlarm, oldestMessageAlarm, failingAlarm } = stages[name];
        return [deadLetterAlarm, oldestMessageAlarm, failingAlarm];
      }),
      createRejectedAlarm(this, metrics),
      createPartialAlarm(this, metrics),
      ...(budget ? [budget.alarm] : []),
    ];
    if (alarmTopic) {
      const action = new SnsAction(alarmTopic);
      for (const alarm of this.alarms) {
        alarm.addAlarmAction(action);
        alarm.addOkAction(action);
      }
    }
    if (hasDashboard)
      this.dashboard = new PipelineDashboard(this, 'Overview', { stages, metrics, engine, budget });
  }
}
