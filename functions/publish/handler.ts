import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DayMessage } from '@copydesk/core/article/day-message';
import {
  type BackfillMessage,
  type PublicationMessage,
  parsePublicationMessage,
} from '@copydesk/core/article/messages';
import { PIPELINE_VERSION } from '@copydesk/core/article/pipeline-version';
import { DeadLetters } from '@copydesk/core/runtime/dead-letters';
import { readEnvironment, secondsOf } from '@copydesk/core/runtime/environment';
import { EventBus } from '@copydesk/core/runtime/event-bus';
import { createLogger } from '@copydesk/core/runtime/logger';
import { METRIC_LOG } from '@copydesk/core/runtime/metric-log';
import { Queue } from '@copydesk/core/runtime/queue';
import { oneByOne, respondToBatch } from '@copydesk/core/runtime/respond-to-batch';
import { AliasStore } from '@copydesk/core/store/alias-store';
import { ArticleStore } from '@copydesk/core/store/article-store';
import { Table } from '@copydesk/core/store/table';
import type { SQSHandler } from 'aws-lambda';
import { type PublishPorts, publishArticle } from './publish-article.ts';
import { resweepArticle } from './resweep-article.ts';

/** Articles at a time. The passages and entities of each are in memory. */
const CONCURRENCY = 1;

const environment = readEnvironment('publish');
const log = createLogger('publish');
const sqs = new SQSClient({});
const deadLetters = DeadLetters.of(sqs, environment);

const table = new Table(environment.COPYDESK_TABLE_NAME);

const ports: PublishPorts = {
  store: new ArticleStore(table),
  aliases: new AliasStore(table),
  events: new EventBus(new EventBridgeClient({}), environment.COPYDESK_EVENT_BUS_NAME),
  objectEvents: new Queue<BackfillMessage>(sqs, environment.COPYDESK_OBJECT_EVENTS_QUEUE_URL),
  publications: new Queue<PublicationMessage>(sqs, environment.COPYDESK_PUBLICATIONS_QUEUE_URL),
  metrics: METRIC_LOG,
  days: new Queue<DayMessage>(sqs, environment.COPYDESK_DAYS_QUEUE_URL),
  pipelineVersion: PIPELINE_VERSION,
  resweepDelaySeconds: secondsOf(environment, 'COPYDESK_RESWEEP_DELAY_SECONDS'),
  now: () => new Date(),
};

const publish = oneByOne(async (body) => {
  const message = parsePublicationMessage(body);
  await (message.type === 'publish' ? publishArticle(message, ports) : resweepArticle(message, ports));
}, CONCURRENCY);

/** Receives the publications queue. */
export const handler: SQSHandler = (event) => respondToBatch(event, publish, log, deadLetters);
