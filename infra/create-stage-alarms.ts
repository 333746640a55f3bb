import { queueTitleOf, type StageName } from '@copydesk/core/runtime/stages';
import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { runbookLink } from './runbook-link.ts';

/** The part of a stage that its alarms need. */
type Watched = Construct & {
  readonly name: StageName;
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;
};

/** Longer than the longest visibility timeout and the delay of a second sweep, so that one retry raises no alarm. */
const OLDEST_MESSAGE = Duration.minutes(30);

/** Longer than any visibility timeout of a stage, so that a failing message is received in each period. */
const FAILING_PERIOD = Duration.minutes(20);

/** Raised by any message in the dead-letter queue. */
export function createDeadLetterAlarm(stage: Watched): Alarm {
  return createAlarm(stage, 'DeadLetterAlarm', {
    metric: stage.deadLetterQueue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(1),
      statistic: 'Maximum',
    }),
    threshold: 0,
    alarmDescription: `Copydesk: messages of ${queueTitleOf(stage.name)} are in the dead-letter queue. ${runbookLink('deadletteralarm')}`,
  });
}

/** Raised when the stage is stuck, or far behind. */
export function createOldestMessageAlarm(stage: Watched): Alarm {
  return createAlarm(stage, 'OldestMessageAlarm', {
    metric: stage.queue.metricApproximateAgeOfOldestMessage({
      period: Duration.minutes(5),
      statistic: 'Maximum',
    }),
    threshold: OLDEST_MESSAGE.toSeconds(),
    alarmDescription: `Copydesk: a message in ${queueTitleOf(stage.name)} has waited for more than ${OLDEST_MESSAGE.toMinutes()} minutes. ${runbookLink('oldestmessagealarm')}`,
  });
}

/**
 * Raised when most messages that the stage receives fail, in two periods of 20 minutes. The dead-letter alarm reports
 * that only after the last receive. The alarm on the oldest message does not report it at all, because SQS leaves a
 * message that was received three times out of a queue's age.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export function createFailingAlarm(stage: Watched): Alarm {
  const counted = { period: FAILING_PERIOD, statistic: 'Sum' };
  return createAlarm(stage, 'FailingAlarm', {
    metric: new MathExpression({
      label: 'received more than twice as often as deleted',
      // A message that fails once and then succeeds counts 0.
      expression: 'FILL(received, 0) - 2 * FILL(deleted, 0)',
      usingMetrics: {
        received: stage.queue.metricNumberOfMessagesReceived(counted),
        deleted: stage.queue.metricNumberOfMessagesDeleted(counted),
      },
      period: FAILING_PERIOD,
    }),
    threshold: 0,
    // A period may end between a receive and the delete that follows it.
    evaluationPeriods: 2,
    alarmDescription: `Copydesk: most messages received from ${queueTitleOf(stage.name)} fail and are retried. ${runbookLink('failingalarm')}`,
  });
}

function createAlarm(
  scope: Construct,
  id: string,
  props: {
    readonly metric: IMetric;
    readonly threshold: number;
    readonly evaluationPeriods?: number;
    readonly alarmDescription: string;
  },
): Alarm {
  return new Alarm(scope, id, {
    evaluationPeriods: 1,
    ...props,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    // An idle queue reports no data.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
