import { Logger } from '@aws-lambda-powertools/logger';

/** Structured logs, one JSON object a line. POWERTOOLS_LOG_LEVEL sets the level; the default is INFO. */
export function createLogger(stage: string): Logger {
  return new Logger({ serviceName: `copydesk-${stage}` });
}

/** The part of a logger that rules use. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;
