import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSHandler } from 'aws-lambda';
import { loadAnalyser } from '../../core/analyser/analyser.ts';
import { parsePassageMessage } from '../../core/article/messages.ts';
import { createTableClient } from '../../core/runtime/clients.ts';
import { DeadLetters } from '../../core/runtime/dead-letters.ts';
import { readEnvironment } from '../../core/runtime/environment.ts';
import { createLogger } from '../../core/runtime/logger.ts';
import { parsing, respondToBatch } from '../../core/runtime/respond-to-batch.ts';
import { NO_CACHE } from '../../core/store/result-cache.ts';
import { connectPorts } from '../enrich/connect-ports.ts';
import { type EnrichPorts, enrichPassages } from '../enrich/enrich-passages.ts';
import { EmbeddedDetector } from './embedded-detector.ts';

const environment = readEnvironment('enrich-embedded');
const log = createLogger('enrich');
const sqs = new SQSClient({});
const deadLetters = DeadLetters.of(sqs, environment);

const ports: EnrichPorts = {
  ...connectPorts(environment, { sqs, table: createTableClient() }, log),
  // A write to the table costs more than to find the same again.
  cache: NO_CACHE,
  detector: new EmbeddedDetector(await loadAnalyser(), log),
  // Nothing is waited for: what is computed is in no queue of calls.
  deadline: Number.POSITIVE_INFINITY,
};

const enrich = parsing(parsePassageMessage, (messages) => enrichPassages(messages, ports));

/** Feeds on the passages queue, in the place of enrich. */
export const handler: SQSHandler = (event) => respondToBatch(event, enrich, log, deadLetters);
