import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, type RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  EventSourceMapping,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENVIRONMENT, type StageName } from '../core/runtime/environment.ts';
import { FUNCTIONS_DIR } from './build/functions-dir.ts';
import { checkStageSettings, type StageSettings } from './stage-settings.ts';

export interface StageProps extends StageSettings {
  /** The function: its bundle and its environment. */
  readonly stage: StageName;
  /** What waits in the queue that feeds the stage, in UpperCamelCase: 'ObjectEvents'. */
  readonly feed: string;
  /** What becomes of the logs when the stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
}

/** Shorter than the dead-letter queue's: a message keeps its age when it moves there. */
const RETENTION = Duration.days(7);
/** The longest that SQS offers. */
const DEAD_LETTER_RETENTION = Duration.days(14);
/** Longer than the longest visibility timeout and the delay of a second sweep together. */
const OLDEST_MESSAGE = Duration.minutes(30);

/**
 * One stage of the flow: a queue, its dead-letter queue, the function that the queue feeds, and two alarms. The function
 * may write its log, be traced and consume its queue; whatever else it does is allowed by `allow` and `sendsTo`.
 */
export class Stage extends Construct {
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;
  readonly function: LambdaFunction;
  readonly timeout: Duration;
  readonly #stage: StageName;
  readonly #feed: string;
  readonly #variables = new Set<string>();

  constructor(scope: Construct, id: string, props: StageProps) {
    super(scope, id);
    checkStageSettings(id, props);
    this.#stage = props.stage;
    this.#feed = props.feed;
    this.timeout = props.timeout;
    this.deadLetterQueue = new Queue(this, 'DeadLetterQueue', {
      retentionPeriod: DEAD_LETTER_RETENTION,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.queue = new Queue(this, 'Queue', {
      // A message is not redelivered while its first handler lives, throttled invocations included:
      // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
      visibilityTimeout: Duration.seconds(6 * props.timeout.toSeconds() + props.batchWindow.toSeconds()),
      retentionPeriod: RETENTION,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: props.maxReceiveCount },
    });
    this.function = this.#createFunction(props);
    this.#consumeQueue(props);
    this.#createAlarms();
    this.node.addValidation({ validate: () => this.#findMissingVariables() });
  }

  /** Lets the function do exactly these actions on exactly these resources. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.function.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  /** Feeds the stages given, whose queues the function's environment then names. */
  sendsTo(...stages: readonly Stage[]): void {
    for (const { queue, feed } of stages) {
      const name = feed.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
      this.setVariable(`COPYDESK_${name}_QUEUE_URL`, queue.queueUrl);
    }
    this.allow(
      ['sqs:SendMessage'],
      stages.map(({ queue }) => queue.queueArn),
    );
  }

  /** @throws Error for a variable that core/runtime/environment.ts does not list for this function */
  setVariable(name: string, value: string): void {
    const known: readonly string[] = ENVIRONMENT[this.#stage];
    if (!known.includes(name)) {
      throw new Error(
        `The ${this.#stage} function knows no environment variable ${name}: core/runtime/environment.ts lists ${known.join(', ')}`,
      );
    }
    this.#variables.add(name);
    this.function.addEnvironment(name, value);
  }

  get feed(): string {
    return this.#feed;
  }

  #createFunction({ timeout, memoryMegabytes, removalPolicy }: StageProps): LambdaFunction {
    const bundle = join(FUNCTIONS_DIR, this.#stage);
    if (!existsSync(join(bundle, 'handler.mjs'))) {
      throw new Error(
        `The bundle of the ${this.#stage} function is missing at ${bundle}. Run npm run build, or await buildFunctions() before this construct is made.`,
      );
    }
    const logGroup = new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_MONTH, removalPolicy });
    // A role of its own: the managed policy that CDK would attach may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const created = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'handler.handler',
      code: Code.fromAsset(bundle),
      timeout,
      memorySize: memoryMegabytes,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
    });
    created.addToRolePolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray: PutTraceSegments and PutTelemetryRecords know no resource.',
    });
    return created;
  }

  /** By hand, since SqsEventSource grants two actions more than Lambda's poller needs. */
  #consumeQueue({ batchSize, batchWindow, maxConcurrency }: StageProps): void {
    this.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn]);
    new EventSourceMapping(this, 'Source', {
      target: this.function,
      eventSourceArn: this.queue.queueArn,
      batchSize,
      ...(batchWindow.toSeconds() > 0 && { maxBatchingWindow: batchWindow }),
      maxConcurrency,
      reportBatchItemFailures: true,
    });
  }

  #createAlarms(): void {
    this.#createAlarm(
      'DeadLetterAlarm',
      this.deadLetterQueue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      0,
      `Copydesk: messages of ${this.#feed} failed for good. Read the log of ${this.#stage}, mend the cause, redrive the queue.`,
    );
    this.#createAlarm(
      'OldestMessageAlarm',
      this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }),
      OLDEST_MESSAGE.toSeconds(),
      `Copydesk: ${this.#feed} waits for ${this.#stage} longer than ${OLDEST_MESSAGE.toMinutes()} minutes.`,
    );
  }

  #createAlarm(id: string, metric: Metric, threshold: number, alarmDescription: string): void {
    new Alarm(this, id, {
      metric,
      threshold,
      alarmDescription,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      // An idle queue reports nothing.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  #findMissingVariables(): string[] {
    return ENVIRONMENT[this.#stage]
      .filter((name) => !this.#variables.has(name))
      .map((name) => `The ${this.#stage} function needs ${name}, which nothing in its stage sets`);
  }
}
