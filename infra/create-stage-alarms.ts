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

/** A stage, as its alarms see it. */
type Watched = Construct & {
  readonly name: StageName;
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;
};

/** Longer than the longest visibility timeout, and than the delay of a second sweep: one retry is no alarm. */
const OLDEST_MESSAGE = Duration.minutes(30);

/** Longer than any visibility timeout of a stage: what fails is received in each period. */
const FAILING_PERIOD = Duration.minutes(20);

/** Anything at all in the dead-letter queue. */
export function createDeadLetterAlarm(stage: Watched): Alarm {
  return createAlarm(stage, 'DeadLetterAlarm', {
    metric: stage.deadLetterQueue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(1),
      statistic: 'Maximum',
    }),
    threshold: 0,
    alarmDescription: `Copydesk: messages of ${queueTitleOf(stage.name)} failed for good. Read the function's log, mend the cause, redrive the dead-letter queue.`,
  });
}

/** The stage is stuck, or far behind. */
export function createOldestMessageAlarm(stage: Watched): Alarm {
  return createAlarm(stage, 'OldestMessageAlarm', {
    metric: stage.queue.metricApproximateAgeOfOldestMessage({
      period: Duration.minutes(5),
      statistic: 'Maximum',
    }),
    threshold: OLDEST_MESSAGE.toSeconds(),
    alarmDescription: `Copydesk: a message of ${queueTitleOf(stage.name)} has waited for over ${OLDEST_MESSAGE.toMinutes()} minutes.`,
  });
}

/**
 * Most of what the stage receives comes back, twenty minutes and twenty more. Dead letters say so only after the last
 * receive, and the oldest message not at all: SQS leaves out of a queue's age what was received three times.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export function createFailingAlarm(stage: Watched): Alarm {
  const counted = { period: FAILING_PERIOD, statistic: 'Sum' };
  return createAlarm(stage, 'FailingAlarm', {
    metric: new MathExpression({
      label: 'received more than twice as often as done with',
      // One message that fails once and is done with then makes nought of it.
      expression: 'FILL(received, 0) - 2 * FILL(deleted, 0)',
      usingMetrics: {
        received: stage.queue.metricNumberOfMessagesReceived(counted),
        deleted: stage.queue.metricNumberOfMessagesDeleted(counted),
      },
      period: FAILING_PERIOD,
    }),
    threshold: 0,
    // A period may end between a receive and its end.
    evaluationPeriods: 2,
    alarmDescription: `Copydesk: most of what is received of ${queueTitleOf(stage.name)} fails and comes back. Read the function's log.`,
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
    // An idle queue reports nothing.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
