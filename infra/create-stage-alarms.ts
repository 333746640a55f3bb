import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** A stage, as its alarms see it. */
type Watched = Construct & {
  readonly feed: string;
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;
};

/** Longer than the longest visibility timeout, and than the delay of a second sweep: one retry is no alarm. */
const OLDEST_MESSAGE = Duration.minutes(30);

/** Anything at all in the dead-letter queue. */
export function createDeadLetterAlarm(stage: Watched): Alarm {
  return createAlarm(stage, 'DeadLetterAlarm', {
    metric: stage.deadLetterQueue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(1),
      statistic: 'Maximum',
    }),
    threshold: 0,
    alarmDescription: `Copydesk: messages of ${stage.feed} failed for good. Read the function's log, mend the cause, redrive the dead-letter queue.`,
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
    alarmDescription: `Copydesk: a message of ${stage.feed} has waited for over ${OLDEST_MESSAGE.toMinutes()} minutes.`,
  });
}

function createAlarm(
  scope: Construct,
  id: string,
  props: { readonly metric: Metric; readonly threshold: number; readonly alarmDescription: string },
): Alarm {
  return new Alarm(scope, id, {
    ...props,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    // An idle queue reports nothing.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
