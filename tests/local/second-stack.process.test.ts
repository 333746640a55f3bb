import { join } from 'node:path';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAssembly } from '../../local/template/read-assembly.ts';
import { type RunningStack, startStack, until } from './fixtures/start-stack.ts';

const DIR = join(import.meta.dirname, 'fixtures/second-stack');

let stack: RunningStack;
beforeAll(async () => {
  stack = await startStack(() => ({}), { assembly: await readAssembly(DIR, 'Greetings') });
});
afterAll(() => stack.close());

test('a stack other than Copydesk runs as its template says', async () => {
  const { outputs } = stack.host;
  expect(Object.keys(outputs)).toEqual(['Bucket', 'Queue', 'Audit', 'Table']);

  await stack.sendOne('', { QueueUrl: outputs.Queue, MessageBody: '{"name":"Ada"}' });
  await stack.s3.send(new PutObjectCommand({ Bucket: outputs.Bucket, Key: 'Grace Hopper.name', Body: 'x' }));
  await stack.s3.send(new PutObjectCommand({ Bucket: outputs.Bucket, Key: 'nobody.txt', Body: 'x' }));

  expect(await until('a greeting by message', () => read('Ada'))).toEqual({
    name: { S: 'Ada' },
    text: { S: 'Good day to Ada' },
    tone: { S: 'polite' },
    from: { S: 'us-east-1:Greetings-NamesQueue' },
  });
  expect(await until('a greeting by object', () => read('Grace Hopper'))).toMatchObject({
    text: { S: 'Good day to Grace Hopper' },
  });
  expect(await until('a count by rule', () => read('COUNT'))).toEqual({
    name: { S: 'COUNT' },
    Greeted: { N: '1' },
  });
  expect(stack.warnings).toEqual([]);
});

async function read(name: string) {
  const { Item } = await stack.dynamoDb.send(
    new GetItemCommand({ TableName: stack.host.outputs.Table, Key: { name: { S: name } } }),
  );
  return Item;
}
