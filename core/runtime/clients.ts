import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * Far longer than DynamoDB takes, and short enough to ask again while the function lives: the SDK itself waits for five
 * minutes on a connection that has fallen silent, and what was billed and not recorded yet would die with the function.
 */
const TIMEOUT_MS = 10_000;

/** The document client that core/store speaks through. Undefined attributes are left out rather than refused. */
export function createTableClient(
  client = new DynamoDBClient({
    requestHandler: { requestTimeout: TIMEOUT_MS, throwOnRequestTimeout: true },
  }),
): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
