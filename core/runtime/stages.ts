/**
 * The flow, stage by stage. A stage is a queue and the function that the queue feeds; everything else that bears its
 * name is derived from its entry here: environment variables, stack outputs, the stages of the command, the bundles.
 *
 * - `queue` names the messages that wait for the stage.
 * - `sendsTo` lists the stages whose queues its function may send to.
 * - `functions` lists the functions that can do its work, one of which is deployed, and the environment variables that
 *   each reads beside those of every stage. The code is `functions/<name>/handler.ts`.
 */
export const STAGES = {
  split: {
    queue: 'object-events',
    sendsTo: ['unbundle', 'enrich', 'publish', 'digest', 'split'],
    functions: {
      split: ['COPYDESK_TABLE_NAME', 'COPYDESK_ENGINE', 'COPYDESK_ANALYSES', 'COPYDESK_TARGET_CHARS'],
    },
  },
  unbundle: {
    queue: 'bundles',
    sendsTo: ['unbundle'],
    functions: {
      unbundle: ['COPYDESK_TABLE_NAME', 'COPYDESK_EVENT_BUS_NAME', 'COPYDESK_INVOCATION_LIFETIME_SECONDS'],
    },
  },
  enrich: {
    queue: 'passages',
    sendsTo: ['publish', 'split', 'enrich'],
    functions: {
      enrich: [
        'COPYDESK_TABLE_NAME',
        'COPYDESK_CALLS_PER_SECOND',
        'COPYDESK_DAILY_BUDGET_UNITS',
        'COPYDESK_ANALYSES',
        'COPYDESK_CACHE_SECONDS',
      ],
      'enrich-embedded': ['COPYDESK_TABLE_NAME', 'COPYDESK_ANALYSES'],
    },
  },
  publish: {
    queue: 'publications',
    sendsTo: ['publish', 'split', 'digest'],
    functions: {
      publish: ['COPYDESK_TABLE_NAME', 'COPYDESK_EVENT_BUS_NAME', 'COPYDESK_RESWEEP_DELAY_SECONDS'],
    },
  },
  digest: {
    queue: 'days',
    sendsTo: ['digest'],
    functions: {
      digest: [
        'COPYDESK_TABLE_NAME',
        'COPYDESK_ARCHIVE_BUCKET_NAME',
        'COPYDESK_DIGEST_REST_SECONDS',
        'COPYDESK_INVOCATION_LIFETIME_SECONDS',
      ],
    },
  },
} as const;

/** Functions that no queue feeds, with the environment variables that each reads. */
export const OTHER_FUNCTIONS = {
  budget: ['COPYDESK_TABLE_NAME', 'COPYDESK_DAILY_BUDGET_UNITS', 'COPYDESK_ENRICH_SOURCE_ID'],
  api: ['COPYDESK_TABLE_NAME', 'COPYDESK_BUCKET_NAME', 'COPYDESK_ALIASES_DIGEST', 'COPYDESK_STAGE_QUEUES'],
} as const;

type Stages = typeof STAGES;
export type StageName = keyof Stages;
export type QueueName = Stages[StageName]['queue'];
export type FunctionName =
  | { [S in StageName]: keyof Stages[S]['functions'] }[StageName]
  | keyof typeof OTHER_FUNCTIONS;

/** Every stage, in flow order. */
export const STAGE_NAMES = Object.keys(STAGES) as StageName[];

/** `OBJECT_EVENTS` for `object-events`. */
type Constant<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Uppercase<First>}_${Constant<Rest>}`
  : Uppercase<Name>;

export type QueueVariable<S extends StageName = StageName> =
  `COPYDESK_${Constant<Stages[S]['queue']>}_QUEUE_URL`;

/** The name of a stage's queue in stack outputs and alarms: `ObjectEvents`. */
export function queueTitleOf(stage: StageName): string {
  return STAGES[stage].queue.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The environment variable that holds the URL of a stage's queue: `COPYDESK_OBJECT_EVENTS_QUEUE_URL`. */
export function queueVariableOf<S extends StageName>(stage: S): QueueVariable<S> {
  const name = STAGES[stage].queue.replaceAll('-', '_').toUpperCase();
  return `COPYDESK_${name}_QUEUE_URL` as QueueVariable<S>;
}

/** The stack outputs of one stage: `ObjectEventsQueueUrl`, and so on. */
export function outputNamesOf(stage: StageName) {
  const title = queueTitleOf(stage);
  return {
    queueUrl: `${title}QueueUrl`,
    deadLetterQueueUrl: `${title}DeadLetterQueueUrl`,
    /** The event source mapping that hands the queue's messages to the function. */
    sourceId: `${title}SourceId`,
  };
}
