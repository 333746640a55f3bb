import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DISTURBANCE_PATH } from '../../local/s3/create-notifier.ts';
import {
  type JournalEntry,
  makeTempDir,
  type RunningStack,
  stageResources,
  startStack,
  until,
} from './fixtures/start-stack.ts';

describe('the host', () => {
  let stack: RunningStack;
  const lines: string[] = [];

  beforeAll(async () => {
    process.env.OF_THE_SHELL = 'not for functions';
    stack = await startStack(
      (journalOf) => ({
        ...stageResources('stage', journalOf('stage'), {
          worker: { Timeout: 7, MemorySize: 512 },
        }),
        ...stageResources('broken', journalOf('broken'), { worker: { Handler: 'handler.misspelt' } }),
      }),
      { onLogLine: (name, line) => lines.push(`${name}: ${line}`) },
    );
  });
  afterAll(() => stack.close());

  test('gives a function the environment and context of Lambda, and no variable of the shell', async () => {
    await stack.send('stageQueue', { do: 'nothing' });
    const { environment, context } = await until('an invocation', () => stack.begins('stage')[0]);
    const { JOURNAL: _, STAGE, PATH: __, ...lambda } = environment;
    expect(STAGE).toBe('stage');
    expect(lambda).toEqual({
      _HANDLER: 'handler.handler',
      _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=0$/),
      AWS_ACCESS_KEY_ID: 'local',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: stack.host.url,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_LAMBDA_FUNCTION_NAME: 'Test-stageFunction',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/Test-stageFunction',
      AWS_LAMBDA_LOG_STREAM_NAME: 'local',
      AWS_LAMBDA_RUNTIME_API: expect.stringMatching(/^127\.0\.0\.1:\d+\//),
      AWS_REGION: 'us-east-1',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: 'local',
      LAMBDA_TASK_ROOT: expect.stringMatching(/worker$/),
      LANG: 'en_US.UTF-8',
      TZ: ':UTC',
    });
    expect(context).toMatchObject({
      functionName: 'Test-stageFunction',
      memoryLimitInMB: '512',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:Test-stageFunction',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('writes the output of a function to its log file, and passes it on line by line', async () => {
    await stack.send('stageQueue', { do: 'nothing' });
    await until('its log line', () => lines.includes('Test-stageFunction: handled 1'));
    expect(readFileSync(join(stack.dataDir, 'logs/Test-stageFunction.log'), 'utf8')).toContain('handled 1\n');
  });

  test('uses one warm process for one message after another', async () => {
    const idle = () => stack.countMessages('stageQueue').then(({ waiting, held }) => waiting + held === 0);
    // A message of an earlier test may still be handled, and this one then gets a process of its own.
    await until('an idle stage', idle);
    const first = stack.begins('stage').length;
    for (let i = 0; i < 3; i++) {
      const before = stack.begins('stage').length;
      await stack.send('stageQueue', { do: 'nothing' });
      await until('another invocation', () => stack.begins('stage').length > before);
      await until('an idle stage', idle);
    }
    const pids = stack
      .begins('stage')
      .slice(first)
      .map(({ pid }) => pid);
    expect(pids).toHaveLength(3);
    expect(new Set(pids).size).toBe(1);
  });

  test.each(['SIGINT', 'SIGHUP'] as const)('%s of a terminal does not end its functions', async (signal) => {
    const { pid } = stack.begins('stage').at(-1) as JournalEntry;
    process.kill(pid, signal);
    const before = stack.begins('stage').length;
    await stack.send('stageQueue', { do: 'nothing' });
    await until('another invocation', () => stack.begins('stage').length > before);
    expect(stack.begins('stage').at(-1)?.pid).toBe(pid);
    await until('an idle stage', async () => (await stack.countMessages('stageQueue')).held === 0);
  });

  test('warns with the reason when a function cannot start', async () => {
    await stack.send('brokenQueue', { do: 'nothing' });
    const warning = await until('a warning', () => stack.warnings.find((line) => line.includes('broken')));
    expect(warning).toMatch(/^Test-brokenFunction: Error: .*handler\.mjs exports no function misspelt$/);
  });

  test('answers sts on the port of all services', async () => {
    const answer = await fetch(stack.host.url, {
      method: 'POST',
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Credential=a/20261124/us-east-1/sts/aws4_request, Signature=b',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    });
    expect(await answer.text()).toContain('<Account>000000000000</Account>');
  });

  test.each([
    ['a foreign host', 'evil.example', 403],
    ['a foreign host at this port', 'evil.example:PORT', 403],
    ['a name that starts like a local one', 'localhost.evil.example:PORT', 403],
    ['another port', 'localhost:1', 403],
    ['no host', '', 403],
    ['the machine itself, unsigned', 'localhost:PORT', 403],
    ['the machine itself, unsigned, at a path that needs no signature', '127.0.0.1:PORT', 200, '/_s3-events'],
  ])('answers a request to %s', async (_, host, status, path = '/') => {
    const { port } = new URL(stack.host.url);
    const answer = await exchange(port, `GET ${path} HTTP/1.1\r\nHost: ${host.replace('PORT', port)}`);
    expect(answer.split(' ')[1]).toBe(String(status));
  });

  test.each([
    ['its Origin', 'GET', 'Origin: https://evil.example'],
    ['the Origin of another port of this machine', 'POST', 'Origin: http://127.0.0.1:1'],
    ['an opaque Origin', 'POST', 'Origin: null'],
    ['Sec-Fetch-Site alone', 'GET', 'Sec-Fetch-Site: cross-site'],
    ['Sec-Fetch-Site of a page at another port', 'GET', 'Sec-Fetch-Site: same-site'],
    ['the preflight', 'OPTIONS', 'Origin: https://evil.example\r\nAccess-Control-Request-Method: POST'],
  ])('rejects a request of a foreign web page by %s', async (_, method, headers) => {
    const { port } = new URL(stack.host.url);
    for (const path of [
      '/_s3-events',
      '/bucket?delete&X-Amz-Credential=a/20261124/us-east-1/s3/aws4_request',
    ]) {
      const answer = await exchange(
        port,
        `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${headers}`,
      );
      expect(answer.split(' ')[1]).toBe('403');
      expect(answer).not.toMatch(/access-control/i);
    }
  });

  test.each(['s3', 'sqs', 'dynamodb'])('lets no answer of %s allow another origin', async (service) => {
    const { port } = new URL(stack.host.url);
    const answer = await exchange(
      port,
      `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nContent-Length: 2\r\n` +
        `Content-Type: application/x-amz-json-1.0\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\n` +
        `Authorization: AWS4-HMAC-SHA256 Credential=a/20261124/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=b\r\n` +
        'X-Amz-Date: 20261124T000000Z',
      '{}',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 [245]/);
    expect(answer).not.toMatch(/access-control/i);
  });

  test('lists its services when a request is for another', async () => {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=a/20261124/us-east-1/kinesis/aws4_request, Signature=b';
    const answer = await fetch(stack.host.url, { method: 'POST', headers: { authorization } });
    expect([answer.status, await answer.text()]).toEqual([
      501,
      'The local run has no service "kinesis". It has s3, sqs, sts, dynamodb, events, lambda.\n',
    ]);
  });

  test.each([
    ['s3', 'PUT', '/bucket/key', ''],
    ['sqs', 'POST', '/', 'AmazonSQS.SendMessage'],
    ['dynamodb', 'POST', '/', 'DynamoDB_20120810.PutItem'],
    ['events', 'POST', '/', 'AWSEvents.PutEvents'],
    ['lambda', 'POST', '/2015-03-31/functions/Test-stageFunction/invocations', ''],
  ])(
    'survives a client of %s that breaks off in the middle of a request',
    async (service, method, path, target) => {
      const { port, host } = new URL(stack.host.url);
      const socket = connect(Number(port), '127.0.0.1');
      socket.write(
        [
          `${method} ${path} HTTP/1.1`,
          `Host: ${host}`,
          `Authorization: AWS4-HMAC-SHA256 Credential=a/20261124/us-east-1/${service}/aws4_request`,
          'Content-Type: application/x-amz-json-1.0',
          `X-Amz-Target: ${target}`,
          'Content-Length: 100\r\n\r\n{"half":',
        ].join('\r\n'),
      );
      // When a later request is answered, the service has this one.
      await stack.countMessages('stageQueue');
      socket.destroy();
      await once(socket, 'close');
      await stack.countMessages('stageQueue');
    },
  );

  test('ends the connection, and not the run, after a malformed request', async () => {
    await expect(fetch(`${stack.host.url}/key?X-Amz-Credential=%E0%A4%A`)).rejects.toThrow('fetch failed');
    await stack.countMessages('stageQueue');
  });

  test.runIf(process.platform === 'linux')('listens on loopback only', () => {
    const pids = [process.pid, ...stack.begins('stage').map(({ pid }) => pid)];
    const listening = pids.flatMap(listeningAddresses);
    expect(listening.length).toBeGreaterThan(0);
    // 127.0.0.1, as the kernel writes it.
    expect(new Set(listening)).toEqual(new Set(['0100007F']));
  });

  test('rejects a data folder that another run holds, and names that run', async () => {
    await expect(startStack(() => ({}), { dataDir: stack.dataDir })).rejects.toThrow(
      `Another run holds the data folder ${stack.dataDir} (process ${process.pid}, ${stack.host.url})`,
    );
  });

  test('rejects a port that is taken, and says what to do', async () => {
    const dataDir = makeTempDir();
    const another = createServer().listen(0, '127.0.0.1');
    await once(another, 'listening');
    const { port } = another.address() as AddressInfo;
    await expect(startStack(() => ({}), { dataDir, port })).rejects.toThrow(/^Port \d+ is taken.*--port/);
    another.close();
    rmSync(dataDir, { recursive: true });
  });
});

test('the end of a run ends a function that hangs', async () => {
  const stack = await startStack((journalOf) =>
    stageResources('stage', journalOf('stage'), { worker: { Timeout: 900 } }),
  );
  await stack.send('stageQueue', { do: 'hang' });
  const { pid } = await until('an invocation', () => stack.begins('stage')[0]);
  await stack.close();
  await until('the end of the process', () => !isAlive(pid));
});

test('a start that fails undoes its steps: folder and port are free, and no hook is left', async () => {
  const dataDir = makeTempDir();
  const hooks = process.listenerCount('exit');
  let url = '';
  const beforePolling = async (stack: { readonly url: string }) => {
    url = stack.url;
    throw new Error('on purpose');
  };
  const resources = (journalOf: (stage: string) => string) => stageResources('stage', journalOf('stage'));
  await expect(startStack(resources, { dataDir, beforePolling })).rejects.toThrow('on purpose');
  expect(process.listenerCount('exit')).toBe(hooks);
  await (await startStack(resources, { dataDir, port: Number(new URL(url).port) })).close();
});

test('a run can end in the middle of many requests, and does not warn of those it interrupts', async () => {
  const stack = await startStack(() => ({
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        NotificationConfiguration: {
          QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: { 'Fn::GetAtt': ['Queue', 'Arn'] } }],
        },
      },
    },
    Queue: { Type: 'AWS::SQS::Queue' },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      },
    },
  }));
  const requests = Array.from({ length: 60 }, (_, i) => [
    stack.s3.send(new PutObjectCommand({ Bucket: 'test-bucket', Key: `${i}`, Body: 'x' })),
    stack.sendOne('Queue', {}),
    stack.dynamoDb.send(new PutItemCommand({ TableName: 'Test-Table', Item: { id: { S: `${i}` } } })),
    stack.dynamoDb.send(new ScanCommand({ TableName: 'Test-Table' })),
  ]).flat();
  const outcomes = Promise.allSettled(requests);
  await fetch(stack.host.url + DISTURBANCE_PATH, { method: 'PUT', body: '{"delayMs":50}' });
  await requests[0];
  await stack.host.close();
  // By then the last event has failed, after every retry.
  await sleep(400);
  await stack.close();
  expect((await outcomes).some(({ status }) => status === 'rejected')).toBe(true);
  expect(stack.warnings).toEqual([]);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie is dead, although its parent has not collected it yet.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Local addresses, as hexadecimal digits, of the TCP sockets that a process listens on. */
function listeningAddresses(pid: number): string[] {
  const inodes = new Set<string | undefined>(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        // Closed since it was listed.
        return [];
      }
    }),
  );
  return ['tcp', 'tcp6'].flatMap((family) =>
    readFileSync(`/proc/${pid}/net/${family}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === '0A' && inodes.has(inode))
      .map(([, local = '']) => local.split(':')[0] as string),
  );
}

/** Sends a request with exactly these headers. @returns the beginning of the answer */
function exchange(port: string, head: string, body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.once('error', reject);
    socket.once('data', (chunk) => {
      resolve(chunk.toString());
      socket.destroy();
    });
    socket.write(`${head}\r\n\r\n${body}`);
  });
}
