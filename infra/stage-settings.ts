import { outOfRange } from '@copydesk/core/article/whole-number';
import type { FunctionName, OTHER_FUNCTIONS } from '@copydesk/core/runtime/stages';
import { Duration } from 'aws-cdk-lib';
import type { PipelineSettings } from './pipeline-settings.ts';

/** The numbers of one function. */
export interface FunctionSettings {
  readonly timeout: Duration;
  /** Memory in MiB; Lambda grants CPU in proportion to it, a whole core at 1,769. */
  readonly memoryMegabytes: number;
}

/** The numbers of one stage: of its function, and of the queue that feeds it. */
export interface StageSettings extends FunctionSettings {
  /** The most messages of one invocation. */
  readonly batchSize: number;
  /** How long Lambda may gather messages for a batch. */
  readonly batchWindow: Duration;
  /** The most invocations at a time that the queue starts. */
  readonly maxConcurrency: number;
  /** How often a message is received before it is moved to the dead-letter queue. */
  readonly maxReceiveCount: number;
}

type OtherFunctionName = keyof typeof OTHER_FUNCTIONS;

const NO_WINDOW = Duration.seconds(0);
/** The first digest of a day follows its first article so soon. */
const DIGEST_WINDOW_SECONDS = 120;
/** Where memory is a whole core: work that computes all the time costs the same with less. */
const WHOLE_CORE = 1_769;

/** The numbers of each function that does the work of a stage. */
export const STAGE_SETTINGS = {
  split: {
    // An object that takes all of the function's time or memory fails alone.
    batchSize: 1,
    batchWindow: NO_WINDOW,
    timeout: Duration.seconds(60),
    // A page of 10 MB takes many times that while it is parsed.
    memoryMegabytes: 1024,
    maxConcurrency: 10,
    maxReceiveCount: 10,
  },
  unbundle: {
    // A message is a slice of a bundle. It takes half of the function's time.
    batchSize: 1,
    batchWindow: NO_WINDOW,
    timeout: Duration.seconds(120),
    // An item of 10 MB takes many times that while it is parsed.
    memoryMegabytes: 1024,
    // The number of bundles at a time. The stages behind unbundle set the pace of their articles.
    maxConcurrency: 5,
    maxReceiveCount: 5,
  },
  enrich: ({ gatherSeconds, callsPerSecond }) => ({
    // Ten full calls of Comprehend. While one function waits for its turns, or records its answers, three others have
    // enough at hand to use up the quota.
    batchSize: 250,
    batchWindow: Duration.seconds(gatherSeconds),
    // A function waits for its turns inside the invocation.
    timeout: Duration.seconds(120),
    memoryMegabytes: 512,
    maxConcurrency: enrichConcurrencyAt(Math.max(...Object.values(callsPerSecond))),
    maxReceiveCount: 20,
  }),
  'enrich-embedded': {
    // Each passage is computed by itself: gathering gains nothing.
    batchSize: 10,
    batchWindow: NO_WINDOW,
    timeout: Duration.seconds(60),
    memoryMegabytes: WHOLE_CORE,
    maxConcurrency: 10,
    maxReceiveCount: 10,
  },
  publish: {
    // A megabyte of names takes all of the function's time and memory, and then fails alone.
    batchSize: 1,
    batchWindow: NO_WINDOW,
    // An item for each of 110,000 names. DynamoDB writes a thousand of them a second for one article.
    timeout: Duration.seconds(180),
    // A whole core, and twice the memory that these names take.
    memoryMegabytes: WHOLE_CORE,
    maxConcurrency: 10,
    maxReceiveCount: 10,
  },
  digest: ({ digestSeconds }) => ({
    // The changes of a day in one invocation. A message takes 700 bytes with its attributes, and an invocation 6 MB.
    batchSize: 5_000,
    batchWindow: Duration.seconds(Math.min(digestSeconds, DIGEST_WINDOW_SECONDS)),
    // A day of 100,000 articles takes less.
    timeout: Duration.seconds(150),
    memoryMegabytes: WHOLE_CORE,
    // The least that Lambda takes. One invocation at a time is at work on a day.
    maxConcurrency: 2,
    maxReceiveCount: 10,
  }),
} as const satisfies Record<
  Exclude<FunctionName, OtherFunctionName>,
  | StageSettings
  | ((
      settings: Pick<PipelineSettings, 'gatherSeconds' | 'callsPerSecond' | 'digestSeconds'>,
    ) => StageSettings)
>;

/** The numbers of each function that no queue feeds. */
export const OTHER_SETTINGS = {
  budget: { timeout: Duration.seconds(30), memoryMegabytes: 256 },
  // A whole core: people wait for it, and for its cold start. API Gateway gives up after 30 s.
  api: { timeout: Duration.seconds(29), memoryMegabytes: WHOLE_CORE },
} as const satisfies Record<OtherFunctionName, FunctionSettings>;

/**
 * Invocations for each call a second: twice as many as use up the quota, so that some may be late. More would only wait
 * for their turns. docs/costs.md does the sum.
 */
function enrichConcurrencyAt(callsPerSecond: number): number {
  return Math.min(MAX_CONCURRENCY, Math.max(4, Math.ceil(callsPerSecond * 0.6)));
}

export const MAX_BATCH_WINDOW_SECONDS = 300;
const MAX_CONCURRENCY = 1_000;
/** Lambda takes more messages a batch only with a window. */
const MAX_BATCH_WITHOUT_WINDOW = 10;

/**
 * Finds at synth what Lambda and SQS would reject at deployment.
 *
 * https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
 *
 * @throws Error that names every number out of its range
 */
export function checkStageSettings(stage: string, settings: StageSettings): void {
  const window = settings.batchWindow.toSeconds();
  const faults = [
    ...outOfRange('batchSize', settings.batchSize, { least: 1, most: 10_000 }),
    ...outOfRange('batchWindow', window, { least: 0, most: MAX_BATCH_WINDOW_SECONDS, unit: 'seconds' }),
    // Six timeouts and a window always fit into SQS's longest visibility timeout of 12 hours: 6 * 900 + 300 s.
    ...outOfRange('timeout', settings.timeout.toSeconds(), { least: 1, most: 900, unit: 'seconds' }),
    ...outOfRange('memoryMegabytes', settings.memoryMegabytes, { least: 128, most: 10_240, unit: 'MiB' }),
    ...outOfRange('maxConcurrency', settings.maxConcurrency, { least: 2, most: MAX_CONCURRENCY }),
    ...outOfRange('maxReceiveCount', settings.maxReceiveCount, { least: 1, most: 1_000 }),
  ];
  if (settings.batchSize > MAX_BATCH_WITHOUT_WINDOW && window < 1)
    faults.push(
      `batchSize ${settings.batchSize} is over ${MAX_BATCH_WITHOUT_WINDOW}, which needs a batchWindow of at least 1 s, and it is ${window} s`,
    );
  if (faults.length > 0) throw new Error(`Stage ${stage}: ${faults.join('; ')}`);
}
