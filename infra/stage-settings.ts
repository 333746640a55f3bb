import type { Duration } from 'aws-cdk-lib';

/** The numbers of one stage. */
export interface StageSettings {
  /** Most messages of one invocation. */
  readonly batchSize: number;
  /** How long Lambda may gather messages for a batch. */
  readonly batchWindow: Duration;
  readonly timeout: Duration;
  /** Memory in MiB; CPU comes in proportion to it. */
  readonly memoryMegabytes: number;
  /** Most invocations at a time that the queue starts. */
  readonly maxConcurrency: number;
  /** Receives before a message goes to the dead-letter queue. */
  readonly maxReceiveCount: number;
}

/** More than ten messages a batch need a window, says Lambda. */
const MAX_BATCH_WITHOUT_WINDOW = 10;

/**
 * What Lambda and SQS would refuse at deployment is refused at synth.
 *
 * https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
 *
 * @throws Error naming every number out of its range
 */
export function checkStageSettings(stage: string, settings: StageSettings): void {
  const window = settings.batchWindow.toSeconds();
  const faults = [
    ...outOfRange('batchSize', settings.batchSize, 1, 10_000),
    ...outOfRange('batchWindow', window, 0, 300, ' s'),
    // Up to SQS's longest visibility timeout of 12 hours a sixfold timeout always fits: 6 * 900 + 300 s.
    ...outOfRange('timeout', settings.timeout.toSeconds(), 1, 900, ' s'),
    ...outOfRange('memoryMegabytes', settings.memoryMegabytes, 128, 10_240, ' MiB'),
    ...outOfRange('maxConcurrency', settings.maxConcurrency, 2, 1_000),
    ...outOfRange('maxReceiveCount', settings.maxReceiveCount, 1, 1_000),
  ];
  if (settings.batchSize > MAX_BATCH_WITHOUT_WINDOW && window < 1) {
    faults.push(
      `batchSize ${settings.batchSize} is over ${MAX_BATCH_WITHOUT_WINDOW}, which needs a batchWindow of at least 1 s, and it is ${window} s`,
    );
  }
  if (faults.length > 0) throw new Error(`Stage ${stage}: ${faults.join('; ')}`);
}

function outOfRange(name: string, value: number, least: number, most: number, unit = ''): string[] {
  if (Number.isInteger(value) && value >= least && value <= most) return [];
  return [`${name} is ${value}${unit}, and must be a whole number from ${least} to ${most}${unit}`];
}
