import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListQueuesCommand, SQSClient, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { refuseMoveTasks } from '../../../local/queues/refuse-move-tasks.ts';

it('refuses tasks that move messages, says what to do instead, and passes everything else on', async () => {
  const sqs = refuseMoveTasks((_, response) => response.end('{"QueueUrls":["one"]}'));
  const server = createServer(sqs).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new SQSClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  try {
    await expect(
      client.send(new StartMessageMoveTaskCommand({ SourceArn: 'arn:aws:sqs:us-east-1:000000000000:dead' })),
    ).rejects.toThrow(
      /^The local run does not support StartMessageMoveTask\. .*send them to the other queue, and then delete them$/,
    );
    expect((await client.send(new ListQueuesCommand({}))).QueueUrls).toEqual(['one']);
  } finally {
    client.destroy();
    server.closeAllConnections();
    server.close();
  }
});
