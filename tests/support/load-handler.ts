import type { SQSBatchResponse, SQSEvent, SQSHandler } from 'aws-lambda';
import { vi } from 'vitest';
import { ANALYSES } from '../../core/article/analysis.ts';
import { ENVIRONMENT, type Variable } from '../../core/runtime/environment.ts';
import { type FunctionName, type QueueName, STAGE_NAMES, STAGES } from '../../core/runtime/stages.ts';
import { lambdaContext } from './events.ts';

export const TABLE_NAME = 'Articles';
export const urlOf = (queue: QueueName | 'dead-letters') =>
  `https://sqs.us-east-1.amazonaws.com/111122223333/${queue}`;

/** Values for every variable that a function takes. */
const VALUES: Readonly<Record<Variable, string>> = {
  COPYDESK_TABLE_NAME: TABLE_NAME,
  COPYDESK_DEAD_LETTER_QUEUE_URL: urlOf('dead-letters'),
  COPYDESK_MAX_RECEIVE_COUNT: '5',
  COPYDESK_OBJECT_EVENTS_QUEUE_URL: urlOf('object-events'),
  COPYDESK_BUNDLES_QUEUE_URL: urlOf('bundles'),
  COPYDESK_PASSAGES_QUEUE_URL: urlOf('passages'),
  COPYDESK_PUBLICATIONS_QUEUE_URL: urlOf('publications'),
  COPYDESK_DAYS_QUEUE_URL: urlOf('days'),
  COPYDESK_CALLS_PER_SECOND: JSON.stringify(
    Object.fromEntries(ANALYSES.map((analysis) => [analysis, 1_000])),
  ),
  COPYDESK_ENGINE: 'comprehend',
  COPYDESK_ANALYSES: 'entities,sentiment',
  COPYDESK_TARGET_CHARS: '1000',
  COPYDESK_CACHE_SECONDS: '2592000',
  COPYDESK_DAILY_BUDGET_UNITS: 'unlimited',
  COPYDESK_ENRICH_SOURCE_ID: 'source-1',
  COPYDESK_EVENT_BUS_NAME: 'copydesk',
  COPYDESK_RESWEEP_DELAY_SECONDS: '300',
  COPYDESK_INVOCATION_LIFETIME_SECONDS: '180',
  COPYDESK_BUCKET_NAME: 'articles',
  COPYDESK_ALIASES_DIGEST: 'none',
  COPYDESK_STAGE_QUEUES: JSON.stringify(
    Object.fromEntries(
      STAGE_NAMES.map((stage) => [
        stage,
        { queue: urlOf(STAGES[stage].queue), deadLetters: urlOf('dead-letters') },
      ]),
    ),
  ),
  COPYDESK_ARCHIVE_BUCKET_NAME: 'archive',
  COPYDESK_DIGEST_REST_SECONDS: '900',
};

/** The time that each invocation has left. Enrich can wait a second and a half of it for the quota. */
const REMAINING_MS = 31_500;

/**
 * Starts a function as Lambda does: loads its module again, with its environment. Its log is discarded.
 *
 * @param changes variables with another value; undefined removes one
 * @example const handler = await loadHandler('split', { COPYDESK_TARGET_CHARS: '5000' });
 */
export async function loadHandler(
  name: FunctionName,
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<(event: SQSEvent) => Promise<SQSBatchResponse>> {
  vi.resetModules();
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
  for (const variable of ENVIRONMENT[name]) vi.stubEnv(variable, VALUES[variable]);
  for (const [variable, value] of Object.entries(changes)) vi.stubEnv(variable, value);
  const module: { handler: SQSHandler } = await import(`../../functions/${name}/handler.ts`);
  const context = lambdaContext({ getRemainingTimeInMillis: () => REMAINING_MS });
  return async (event) => (await module.handler(event, context, () => {})) as SQSBatchResponse;
}
