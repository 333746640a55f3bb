import { Logger } from '@aws-lambda-powertools/logger';

/** Structured logs, one JSON object a line. The level is POWERTOOLS_LOG_LEVEL's, INFO by default. */
export function createLogger(stage: string): Logger {
  return new Logger({ serviceName: `copydesk-${stage}` });
}

/** What the rules need of a logger. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;
