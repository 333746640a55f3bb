import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type BundleMessage, parseBundleMessage } from '@copydesk/core/article/messages';
import { DeadLetters } from '@copydesk/core/runtime/dead-letters';
import { readEnvironment, secondsOf } from '@copydesk/core/runtime/environment';
import { EventBus } from '@copydesk/core/runtime/event-bus';
import { createLogger } from '@copydesk/core/runtime/logger';
import { METRIC_LOG } from '@copydesk/core/runtime/metric-log';
import { Queue } from '@copydesk/core/runtime/queue';
import { oneByOne, respondToBatch } from '@copydesk/core/runtime/respond-to-batch';
import { S3Objects } from '@copydesk/core/runtime/s3-objects';
import { BundleStore } from '@copydesk/core/store/bundle-store';
import { Table } from '@copydesk/core/store/table';
import type { SQSHandler } from 'aws-lambda';
import { ArticleWriter } from './article-writer.ts';
import { MAX_REQUEST_ATTEMPTS } from './limits.ts';
import { unbundle } from './unbundle.ts';

const environment = readEnvironment('unbundle');
const log = createLogger('unbundle');
const objects = new S3Objects(new S3Client({ maxAttempts: MAX_REQUEST_ATTEMPTS }));
const sqs = new SQSClient({});
const deadLetters = DeadLetters.of(sqs, environment);

const ports = {
  store: new BundleStore(new Table(environment.COPYDESK_TABLE_NAME)),
  bundles: objects,
  articles: new ArticleWriter(objects),
  queue: new Queue<BundleMessage>(sqs, environment.COPYDESK_BUNDLES_QUEUE_URL),
  events: new EventBus(new EventBridgeClient({}), environment.COPYDESK_EVENT_BUS_NAME),
  log,
  metrics: METRIC_LOG,
  invocationLifetimeSeconds: secondsOf(environment, 'COPYDESK_INVOCATION_LIFETIME_SECONDS'),
  now: () => new Date(),
};

/** Handles the messages of the bundles queue one at a time: a slice takes half of an invocation's time. */
export const handler: SQSHandler = (event, context) => {
  const msLeft = () => context.getRemainingTimeInMillis();
  // Async, so that a message that cannot be parsed fails alone.
  const process = oneByOne(async (body) => unbundle(parseBundleMessage(body), { ...ports, msLeft }), 1);
  return respondToBatch(event, process, log, deadLetters);
};
