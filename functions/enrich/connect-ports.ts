import type { SQSClient } from '@aws-sdk/client-sqs';
import type { BackfillMessage, PassageMessage, PublicationMessage } from '@copydesk/core/article/messages';
import { PIPELINE_VERSION } from '@copydesk/core/article/pipeline-version';
import type { readEnvironment } from '@copydesk/core/runtime/environment';
import type { Log } from '@copydesk/core/runtime/logger';
import { METRIC_LOG } from '@copydesk/core/runtime/metric-log';
import { Queue } from '@copydesk/core/runtime/queue';
import { readAnalyses } from '@copydesk/core/runtime/read-settings';
import { ArticleStore } from '@copydesk/core/store/article-store';
import type { Table } from '@copydesk/core/store/table';
import type { EnrichPorts } from './enrich-passages.ts';

/** The ports of enrich that do not depend on its engine, with their adapters. */
export function connectPorts(
  environment: ReturnType<typeof readEnvironment<'enrich-embedded'>>,
  { sqs, table }: { readonly sqs: SQSClient; readonly table: Table },
  log: Log,
): Omit<EnrichPorts, 'cache' | 'detector' | 'deadline'> {
  return {
    store: new ArticleStore(table),
    analyses: readAnalyses(environment),
    passages: new Queue<PassageMessage>(sqs, environment.COPYDESK_PASSAGES_QUEUE_URL),
    objectEvents: new Queue<BackfillMessage>(sqs, environment.COPYDESK_OBJECT_EVENTS_QUEUE_URL),
    publications: new Queue<PublicationMessage>(sqs, environment.COPYDESK_PUBLICATIONS_QUEUE_URL),
    log,
    metrics: METRIC_LOG,
    pipelineVersion: PIPELINE_VERSION,
    now: () => new Date(),
  };
}
