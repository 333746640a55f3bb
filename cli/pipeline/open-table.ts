import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Table } from '@copydesk/core/store/table';
import { createTableClient } from '@copydesk/core/store/table-client';
import type { Connection } from './connection.ts';

/** The table that the classes of core/store are made over. */
export function openTable(connection: Pick<Connection, 'client' | 'outputs'>): Table {
  return new Table(connection.outputs.TableName ?? '', createTableClient(connection.client(DynamoDBClient)));
}
