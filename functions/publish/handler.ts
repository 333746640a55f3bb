import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSHandler } from 'aws-lambda';
import {
  type BackfillMessage,
  type PublicationMessage,
  parsePublicationMessage,
} from '../../core/article/messages.ts';
import { PIPELINE_VERSION } from '../../core/article/pipeline-version.ts';
import { createTableClient } from '../../core/runtime/clients.ts';
import { DeadLetters } from '../../core/runtime/dead-letters.ts';
import { readEnvironment, secondsOf } from '../../core/runtime/environment.ts';
import { EventBus } from '../../core/runtime/event-bus.ts';
import { createLogger } from '../../core/runtime/logger.ts';
import { Queue } from '../../core/runtime/queue.ts';
import { oneByOne, respondToBatch } from '../../core/runtime/respond-to-batch.ts';
import { ArticleStore } from '../../core/store/article-store.ts';
import { type PublishPorts, publishArticle } from './publish-article.ts';
import { resweepArticle } from './resweep-article.ts';

/** Articles merged at a time: the passages and entities of each are in memory. */
const CONCURRENCY = 1;

const environment = readEnvironment('publish');
const log = createLogger('publish');
const sqs = new SQSClient({});
const deadLetters = DeadLetters.of(sqs, environment);

const ports: PublishPorts = {
  store: new ArticleStore(createTableClient(), environment.COPYDESK_TABLE_NAME),
  events: new EventBus(new EventBridgeClient({}), environment.COPYDESK_EVENT_BUS_NAME),
  objectEvents: new Queue<BackfillMessage>(sqs, environment.COPYDESK_OBJECT_EVENTS_QUEUE_URL),
  publications: new Queue<PublicationMessage>(sqs, environment.COPYDESK_PUBLICATIONS_QUEUE_URL),
  pipelineVersion: PIPELINE_VERSION,
  resweepDelaySeconds: secondsOf(environment, 'COPYDESK_RESWEEP_DELAY_SECONDS'),
  now: () => new Date(),
};

const publish = oneByOne(async (body) => {
  const message = parsePublicationMessage(body);
  await (message.type === 'publish' ? publishArticle(message, ports) : resweepArticle(message, ports));
}, CONCURRENCY);

/** Feeds on the publications queue. */
export const handler: SQSHandler = (event) => respondToBatch(event, publish, log, deadLetters);
