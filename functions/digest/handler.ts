import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type DayMessage, parseDayMessage } from '@copydesk/core/article/day-message';
import { KeptDays } from '@copydesk/core/queries/days/kept-days';
import { DeadLetters } from '@copydesk/core/runtime/dead-letters';
import { readEnvironment, secondsOf } from '@copydesk/core/runtime/environment';
import { createLogger } from '@copydesk/core/runtime/logger';
import { Queue } from '@copydesk/core/runtime/queue';
import { parsing, respondToBatch } from '@copydesk/core/runtime/respond-to-batch';
import { S3Objects } from '@copydesk/core/runtime/s3-objects';
import { DayStore } from '@copydesk/core/store/day-store';
import { Table } from '@copydesk/core/store/table';
import type { SQSHandler } from 'aws-lambda';
import { ArchiveBucket } from './archive-bucket.ts';
import { type DigestPorts, digestDays } from './digest-days.ts';
import { recordsOf } from './read-records.ts';

const environment = readEnvironment('digest');
const log = createLogger('digest');
const sqs = new SQSClient({});
const deadLetters = DeadLetters.of(sqs, environment);

const table = new Table(environment.COPYDESK_TABLE_NAME);
const store = new DayStore(table);

const ports: Omit<DigestPorts, 'msLeft'> = {
  store,
  records: recordsOf(table, store, new KeptDays()),
  archive: new ArchiveBucket(new S3Objects(new S3Client({})), environment.COPYDESK_ARCHIVE_BUCKET_NAME),
  days: new Queue<DayMessage>(sqs, environment.COPYDESK_DAYS_QUEUE_URL),
  lifetimeSeconds: secondsOf(environment, 'COPYDESK_INVOCATION_LIFETIME_SECONDS'),
  restSeconds: secondsOf(environment, 'COPYDESK_DIGEST_REST_SECONDS'),
  now: () => new Date(),
};

/** Receives the days queue. */
export const handler: SQSHandler = (event, context) => {
  const msLeft = () => context.getRemainingTimeInMillis();
  const digest = parsing(parseDayMessage, (messages) => digestDays(messages, { ...ports, msLeft }));
  return respondToBatch(event, digest, log, deadLetters);
};
