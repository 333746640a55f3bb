import type { Operation } from './operations.ts';
import { ServiceError } from './service-error.ts';

/** https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html */
const MAX_BATCH_DOCUMENTS = 25;

/** @throws ServiceError for more documents than a batch takes */
export function checkBatchSize(operation: Operation, texts: readonly string[]): void {
  if (operation.batch && texts.length > MAX_BATCH_DOCUMENTS) {
    throw new ServiceError(
      'BatchSizeLimitExceededException',
      `The number of documents in the request exceeds the limit of ${MAX_BATCH_DOCUMENTS}. Try your request again with fewer documents.`,
    );
  }
}

/** What is wrong with the size of one document, in the service's words; undefined where nothing is. */
export function sizeComplaint(operation: Operation, text: string): string | undefined {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes <= operation.maxBytes) return undefined;
  return `Input text size exceeds limit. Max length of request text allowed is ${operation.maxBytes} bytes while in this request the text size is ${bytes} bytes`;
}
