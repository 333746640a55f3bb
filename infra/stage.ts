import { ENVIRONMENT } from '@copydesk/core/runtime/environment';
import { type FunctionName, queueVariableOf, type StageName } from '@copydesk/core/runtime/stages';
import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  type Alias,
  type CfnFunction,
  EventSourceMapping,
  type IFunction,
  type Function as LambdaFunction,
  RecursiveLoop,
} from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  createDeadLetterAlarm,
  createFailingAlarm,
  createOldestMessageAlarm,
} from './create-stage-alarms.ts';
import { createStageFunction } from './create-stage-function.ts';
import { checkStageSettings, type StageSettings } from './stage-settings.ts';

/** The properties of a `Stage`. */
export interface StageProps extends StageSettings {
  readonly name: StageName;
  /** The function that does the stage's work: its bundle and its environment. */
  readonly functionName: FunctionName;
  /** What happens to the logs when the stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
  /** A file that the function reads beside its code. */
  readonly file?: { readonly name: string; readonly content: string };
}

/** Shorter than in the dead-letter queue, because a message keeps its age when it moves there. */
const RETENTION = Duration.days(7);
/** The longest that SQS offers. */
const DEAD_LETTER_RETENTION = Duration.days(14);

/**
 * One stage of the flow: a queue, its dead-letter queue, the function that the queue feeds, and three alarms. The function
 * may write its log, be traced and consume its queue. `allow` and `sendsTo` permit everything else.
 */
export class Stage extends Construct {
  /** The name that the copydesk command uses: 'split'. */
  readonly name: StageName;
  /** Keeps a message for 7 days. */
  readonly queue: Queue;
  /** Keeps a message for 14 days after it was first sent. */
  readonly deadLetterQueue: Queue;
  readonly function: LambdaFunction;
  /** Of one invocation of the function. */
  readonly timeout: Duration;
  /** Hands the queue's messages to the function. */
  readonly source: EventSourceMapping;
  /** In the state ALARM while the dead-letter queue holds a message. */
  readonly deadLetterAlarm: Alarm;
  /** In the state ALARM while a message has waited for more than 30 minutes. */
  readonly oldestMessageAlarm: Alarm;
  /** In the state ALARM after most messages received have failed for 40 minutes. */
  readonly failingAlarm: Alarm;
  readonly #functionName: FunctionName;
  readonly #variables = new Set<string>();

  constructor(scope: Construct, id: string, props: StageProps) {
    super(scope, id);
    checkStageSettings(id, props);
    this.name = props.name;
    this.#functionName = props.functionName;
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
    const created = createStageFunction(this, props);
    this.function = created.function;
    // Each stage sends messages to itself or to an earlier stage, a limited number of times. After sixteen turns Lambda
    // takes that for a loop, and discards messages that never failed. The slices of a bundle and passages that wait take
    // more turns. A message also carries the count of the invocation that sends it, whichever message of the batch it is
    // about: the counts of rechecks and second sweeps may add up over articles that have nothing else in common.
    // https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
    (this.function.node.defaultChild as CfnFunction).recursiveLoop = RecursiveLoop.ALLOW;
    this.source = this.#consumeQueue(created.live, props);
    this.#useDeadLetterQueue(props);
    this.deadLetterAlarm = createDeadLetterAlarm(this);
    this.oldestMessageAlarm = createOldestMessageAlarm(this);
    this.failingAlarm = createFailingAlarm(this);
    this.node.addValidation({ validate: () => this.#findMissingVariables() });
  }

  /** Lets the function do exactly these actions on exactly these resources. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.function.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  /** Lets the function send to the queues of these stages, and puts their URLs into its environment. */
  sendsTo(...stages: readonly Stage[]): void {
    for (const { name, queue } of stages) this.setVariable(queueVariableOf(name), queue.queueUrl);
    this.allow(
      ['sqs:SendMessage'],
      stages.map(({ queue }) => queue.queueArn),
    );
  }

  /** @throws Error for a variable that core/runtime/stages.ts does not list for this function */
  setVariable(name: string, value: string): void {
    const known: readonly string[] = ENVIRONMENT[this.#functionName];
    if (!known.includes(name)) {
      throw new Error(
        `The ${this.#functionName} function knows no environment variable ${name}. Add it to core/runtime/stages.ts, which lists ${known.join(', ')}`,
      );
    }
    this.#variables.add(name);
    this.function.addEnvironment(name, value);
  }

  /** Not by SqsEventSource, which grants two actions more than Lambda's poller needs. */
  #consumeQueue(live: Alias, { batchSize, batchWindow, maxConcurrency }: StageProps): EventSourceMapping {
    this.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn]);
    return new EventSourceMapping(this, 'Source', {
      target: live as IFunction,
      eventSourceArn: this.queue.queueArn,
      batchSize,
      ...(batchWindow.toSeconds() > 0 && { maxBatchingWindow: batchWindow }),
      maxConcurrency,
      reportBatchItemFailures: true,
    });
  }

  /** The function itself moves a message that fails permanently to the dead-letter queue, with the cause. */
  #useDeadLetterQueue({ maxReceiveCount }: StageProps): void {
    this.allow(['sqs:SendMessage'], [this.deadLetterQueue.queueArn]);
    this.setVariable('COPYDESK_DEAD_LETTER_QUEUE_URL', this.deadLetterQueue.queueUrl);
    this.setVariable('COPYDESK_MAX_RECEIVE_COUNT', String(maxReceiveCount));
  }

  #findMissingVariables(): string[] {
    return ENVIRONMENT[this.#functionName]
      .filter((name) => !this.#variables.has(name))
      .map((name) => `The ${this.#functionName} function needs ${name}: set it in its stage`);
  }
}
