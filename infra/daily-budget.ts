import { BUDGET_PARTITION } from '@copydesk/core/store/budget-store';
import { Duration, Names, type RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { createStageFunction } from './create-stage-function.ts';
import { runbookLink } from './runbook-link.ts';
import type { Stage } from './stage.ts';
import { OTHER_SETTINGS } from './stage-settings.ts';

export interface DailyBudgetProps {
  /** The stage that bills, and that is stopped. */
  readonly stage: Stage;
  readonly table: Table;
  readonly unitsPerDay: number;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Checks every minute whether the day's units are spent, and keeps the event source of a stage disabled while they are.
 * A function of its own does this: the stage's function cannot name its event source, because the event source names
 * that function.
 */
export class DailyBudget extends Construct {
  readonly function: LambdaFunction;
  /**
   * In the state ALARM while the day's budget is spent, and after the function has not checked for five minutes.
   */
  readonly alarm: Alarm;
  /** How much of the day's budget is spent. */
  readonly spentPercent: Metric;

  constructor(scope: Construct, id: string, { stage, table, unitsPerDay, removalPolicy }: DailyBudgetProps) {
    super(scope, id);
    const created = createStageFunction(this, {
      functionName: 'budget',
      removalPolicy,
      ...OTHER_SETTINGS.budget,
    });
    this.function = created.function;
    this.function.addEnvironment('COPYDESK_TABLE_NAME', table.tableName);
    this.function.addEnvironment('COPYDESK_DAILY_BUDGET_UNITS', String(unitsPerDay));
    this.function.addEnvironment('COPYDESK_ENRICH_SOURCE_ID', stage.source.eventSourceMappingId);
    this.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
        resources: [table.tableArn],
        // The budget's own items, and no article.
        conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [BUDGET_PARTITION] } },
      }),
    );
    this.#allow(
      ['lambda:GetEventSourceMapping', 'lambda:UpdateEventSourceMapping'],
      stage.source.eventSourceMappingArn,
    );
    new Rule(this, 'EveryMinute', {
      description: 'Copydesk: checks every minute whether the daily budget is spent',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaTarget(created.live as IFunction)],
    });
    this.spentPercent = this.#measureSpent();
    this.alarm = this.#createAlarm();
  }

  #allow(actions: readonly string[], resource: string): void {
    this.function.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [resource] }));
  }

  #measureSpent(): Metric {
    const spent = new MetricFilter(this, 'SpentPercent', {
      // Unique to this budget: two metrics of one name are one metric in an account's region.
      metricNamespace: `Copydesk/${Names.uniqueResourceName(this, { separator: '-', maxLength: 200 })}`,
      metricName: 'BudgetSpentPercent',
      logGroup: this.function.logGroup,
      filterPattern: FilterPattern.exists('$.spentPercent'),
      metricValue: '$.spentPercent',
    });
    return spent.metric({ period: Duration.minutes(5), statistic: 'Maximum' });
  }

  #createAlarm(): Alarm {
    return new Alarm(this, 'SpentAlarm', {
      metric: this.spentPercent,
      threshold: 100,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
      alarmDescription: `Copydesk: the day's budget is spent, and enrich waits for tomorrow or for copydesk resume; or the budget function failed for five minutes. ${runbookLink('spentalarm')}`,
    });
  }
}
