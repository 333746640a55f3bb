import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * DynamoDB answers far sooner. The limit is short enough for another attempt within a function's life: on a silent
 * connection the SDK would wait for five minutes, and analyses that were billed and not recorded yet would be lost.
 */
const TIMEOUT_MS = 10_000;

/** The document client under a Table. It leaves undefined attributes out; DynamoDB itself would reject them. */
export function createTableClient(
  client = new DynamoDBClient({
    requestHandler: { requestTimeout: TIMEOUT_MS, throwOnRequestTimeout: true },
  }),
): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
