import { SQSClient } from '@aws-sdk/client-sqs';
import { parsePassageMessage } from '@copydesk/core/article/messages';
import { DeadLetters } from '@copydesk/core/runtime/dead-letters';
import { readEnvironment } from '@copydesk/core/runtime/environment';
import { createLogger } from '@copydesk/core/runtime/logger';
import { parsing, respondToBatch } from '@copydesk/core/runtime/respond-to-batch';
import { Table } from '@copydesk/core/store/table';
import type { SQSHandler } from 'aws-lambda';
import { CALL_TIMEOUT_MS, connectComprehend } from './connect-comprehend.ts';
import { connectPorts } from './connect-ports.ts';
import { enrichPassages } from './enrich-passages.ts';
import { nameEngine } from './name-engine.ts';

/** Time that a function needs once its last call has started: for the call, and to record its answer. */
const RESERVE_MS = CALL_TIMEOUT_MS + 15_000;

const environment = readEnvironment('enrich');
const log = createLogger('enrich');
const sqs = new SQSClient({});
const deadLetters = DeadLetters.of(sqs, environment);
const table = new Table(environment.COPYDESK_TABLE_NAME);
const shared = connectPorts(environment, { sqs, table }, log);
const ports = { ...shared, ...connectComprehend(environment, table, shared.now, await nameEngine()) };

/** Receives the passages queue. */
export const handler: SQSHandler = (event, context) => {
  const deadline = Date.now() + context.getRemainingTimeInMillis() - RESERVE_MS;
  const enrich = parsing(parsePassageMessage, (messages, lastReceives) =>
    enrichPassages(messages, { ...ports, deadline }, lastReceives),
  );
  return respondToBatch(event, enrich, log, deadLetters);
};
