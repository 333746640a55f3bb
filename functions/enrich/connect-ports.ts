import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { BackfillMessage, PassageMessage, PublicationMessage } from '../../core/article/messages.ts';
import { PIPELINE_VERSION } from '../../core/article/pipeline-version.ts';
import type { readEnvironment } from '../../core/runtime/environment.ts';
import type { Log } from '../../core/runtime/logger.ts';
import { Queue } from '../../core/runtime/queue.ts';
import { readAnalyses } from '../../core/runtime/read-settings.ts';
import { ArticleStore } from '../../core/store/article-store.ts';
import type { EnrichPorts } from './enrich-passages.ts';

/** What enrich is wired with alike, whatever its engine. */
export function connectPorts(
  environment: ReturnType<typeof readEnvironment<'enrich-embedded'>>,
  { sqs, table }: { readonly sqs: SQSClient; readonly table: DynamoDBDocumentClient },
  log: Log,
): Omit<EnrichPorts, 'cache' | 'detector' | 'deadline'> {
  return {
    store: new ArticleStore(table, environment.COPYDESK_TABLE_NAME),
    analyses: readAnalyses(environment),
    passages: new Queue<PassageMessage>(sqs, environment.COPYDESK_PASSAGES_QUEUE_URL),
    objectEvents: new Queue<BackfillMessage>(sqs, environment.COPYDESK_OBJECT_EVENTS_QUEUE_URL),
    publications: new Queue<PublicationMessage>(sqs, environment.COPYDESK_PUBLICATIONS_QUEUE_URL),
    log,
    pipelineVersion: PIPELINE_VERSION,
    now: () => new Date(),
  };
}
