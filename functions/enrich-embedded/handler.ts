import { SQSClient } from '@aws-sdk/client-sqs';
import { loadAnalyser } from '@copydesk/analyser';
import { parsePassageMessage } from '@copydesk/core/article/messages';
import { DeadLetters } from '@copydesk/core/runtime/dead-letters';
import { readEnvironment } from '@copydesk/core/runtime/environment';
import { createLogger } from '@copydesk/core/runtime/logger';
import { parsing, respondToBatch } from '@copydesk/core/runtime/respond-to-batch';
import { NO_CACHE } from '@copydesk/core/store/result-cache';
import { Table } from '@copydesk/core/store/table';
import type { SQSHandler } from 'aws-lambda';
import { connectPorts } from '../enrich/connect-ports.ts';
import { type EnrichPorts, enrichPassages } from '../enrich/enrich-passages.ts';
import { EmbeddedDetector } from './embedded-detector.ts';

const environment = readEnvironment('enrich-embedded');
const log = createLogger('enrich');
const sqs = new SQSClient({});
const deadLetters = DeadLetters.of(sqs, environment);

const ports: EnrichPorts = {
  ...connectPorts(environment, { sqs, table: new Table(environment.COPYDESK_TABLE_NAME) }, log),
  // A write to the table costs more than the analysis.
  cache: NO_CACHE,
  detector: new EmbeddedDetector(await loadAnalyser(), log),
  // The analyser runs in this process, and no call waits for its turn.
  deadline: Number.POSITIVE_INFINITY,
};

const enrich = parsing(parsePassageMessage, (messages, lastReceives) =>
  enrichPassages(messages, ports, lastReceives),
);

/** Receives the passages queue, instead of enrich. */
export const handler: SQSHandler = (event) => respondToBatch(event, enrich, log, deadLetters);
