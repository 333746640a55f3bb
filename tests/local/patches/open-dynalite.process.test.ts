import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DynamoDb, emulateDynamoDb } from '../../../local/emulators/emulate-dynamodb.ts';

let dir: string;
let dynamoDb: DynamoDb;
let server: Server;
let client: DynamoDBClient;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'local-stack-dynalite-'));
  dynamoDb = emulateDynamoDb(dir);
  server = createServer((incoming, response) => dynamoDb.listener(incoming, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port()}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  await client.send(
    new CreateTableCommand({
      TableName: 'table',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
  );
});
afterEach(async () => {
  client.destroy();
  server.closeAllConnections();
  server.close();
  rmSync(dir, { recursive: true });
});

const port = () => (server.address() as AddressInfo).port;
const put = (id: number) =>
  client.send(new PutItemCommand({ TableName: 'table', Item: { id: { S: String(id) } } }));

it('keeps its tables in one SQLite file, for the next run too', async () => {
  await put(1);
  await dynamoDb.close();
  expect(readdirSync(dir).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(['tables.sqlite']);
  dynamoDb = emulateDynamoDb(dir);
  const { Items } = await client.send(new ScanCommand({ TableName: 'table' }));
  expect(Items).toEqual([{ id: { S: '1' } }]);
  await dynamoDb.close();
});

it('outlives a client that breaks off in the middle of a request', async () => {
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  process.on('uncaughtException', onError);
  const half = request({
    port: port(),
    host: '127.0.0.1',
    method: 'POST',
    headers: { 'content-length': 100 },
  });
  half.on('error', () => {});
  half.write('{"half":');
  await once(server, 'request');
  half.destroy();
  await put(1);
  process.off('uncaughtException', onError);
  expect(errors).toEqual([]);
  await dynamoDb.close();
});

it('closes its store after the requests in progress are answered', async () => {
  const requests = Array.from({ length: 40 }, (_, id) => put(id));
  const outcomes = Promise.allSettled(requests);
  for (const _ of requests) await once(server, 'request');
  await dynamoDb.close();
  expect((await outcomes).map(({ status }) => status)).toEqual(requests.map(() => 'fulfilled'));
});

it('closes its store although a client does not wait for its answer', async () => {
  const outcomes = Promise.allSettled(Array.from({ length: 20 }, (_, id) => put(id)));
  await once(server, 'request');
  server.close();
  server.closeAllConnections();
  await dynamoDb.close();
  await outcomes;
});
