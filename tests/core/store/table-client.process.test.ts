import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it, vi } from 'vitest';
import { createLogger } from '../../../core/runtime/logger.ts';
import { createTableClient } from '../../../core/store/table-client.ts';

it('the table’s client wraps any client, the standard one by default', () => {
  const client = createTableClient(new DynamoDBClient({ region: 'eu-west-1' }));
  expect(client).toBeInstanceOf(DynamoDBDocumentClient);
  expect(createTableClient()).toBeInstanceOf(DynamoDBDocumentClient);
});

it('the table’s client retries a request without an answer, within the timeout of a function', async () => {
  let requests = 0;
  let onSilence = () => {};
  const silence = new Promise<void>((resolve) => {
    onSilence = resolve;
  });
  const server = createServer((_, response) => {
    requests += 1;
    if (requests === 1) onSilence();
    else response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 's');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const answer = createTableClient().send(new GetCommand({ TableName: 'T', Key: { pk: 'p', sk: 's' } }));
    await silence;
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();
    expect((await answer).Item).toBeUndefined();
    expect(requests).toBe(2);
  } finally {
    vi.useRealTimers();
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  }
});

it('a logger names its stage', () => {
  expect(createLogger('split').getPersistentLogAttributes()).toBeDefined();
  expect(JSON.stringify(createLogger('split'))).toContain('copydesk-split');
});
