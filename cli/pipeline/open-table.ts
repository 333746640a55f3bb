import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createTableClient } from '@copydesk/core/runtime/clients';
import type { Connection } from './connection.ts';

/** The document client that the classes of core/store use. */
export function openTable(connection: Pick<Connection, 'client'>): DynamoDBDocumentClient {
  return createTableClient(connection.client(DynamoDBClient));
}
