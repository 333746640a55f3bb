import { join } from 'node:path';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAssembly } from '../../local/template/read-assembly.ts';
import { type RunningStack, startStack, until } from './fixtures/start-stack.ts';

const DIR = join(import.meta.dirname, 'fixtures/second-stack');
const BUS = { EventBusName: 'greetings' };
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:Greetings-AuditQueue';
const COUNTER = 'arn:aws:lambda:us-east-1:000000000000:function:Greetings-CounterFunction';

let stack: RunningStack;
const start = async (dataDir?: string) => {
  const assembly = await readAssembly(DIR, 'Greetings');
  stack = await startStack(() => ({}), { assembly, ...(dataDir && { dataDir }) });
};
beforeAll(() => start());
afterAll(() => stack.close());

const putRule = (Name: string, pattern: object) =>
  stack.events.send(new PutRuleCommand({ ...BUS, Name, EventPattern: JSON.stringify(pattern) }));
const putTarget = (Rule: string, Arn: string) =>
  stack.events.send(new PutTargetsCommand({ ...BUS, Rule, Targets: [{ Id: 'one', Arn }] }));
const emit = (detail: object) =>
  stack.events.send(
    new PutEventsCommand({
      Entries: [{ ...BUS, Source: 'test', DetailType: 'Named', Detail: JSON.stringify(detail) }],
    }),
  );
const read = async (name: string) => {
  const key = { Key: { name: { S: name } } };
  const { Item } = await stack.dynamoDb.send(
    new GetItemCommand({ TableName: stack.host.outputs.Table, ...key }),
  );
  return Item;
};

test('a rule that a client puts sends the events that it matches to a queue', async () => {
  await putRule('alert', { source: ['test'], detail: { names: ['nato'] } });
  await putTarget('alert', QUEUE);
  await emit({ names: ['eu'] });
  await emit({ names: ['un', 'nato'] });
  const { Messages = [] } = await stack.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: stack.host.outputs.Audit,
      WaitTimeSeconds: 5,
      MaxNumberOfMessages: 10,
    }),
  );
  expect(Messages.map(({ Body }) => JSON.parse(String(Body)))).toEqual([
    expect.objectContaining({ source: 'test', 'detail-type': 'Named', detail: { names: ['un', 'nato'] } }),
  ]);
  const { Targets } = await stack.events.send(new ListTargetsByRuleCommand({ ...BUS, Rule: 'alert' }));
  expect(Targets).toEqual([{ Id: 'one', Arn: QUEUE }]);
});

test('a rule sends events to a function, also after a restart', async () => {
  await putRule('count', { 'detail-type': ['Named'], detail: { name: [{ wildcard: 'G*' }] } });
  await putTarget('count', COUNTER);
  await emit({ name: 'Grace' });
  const counted = () => read('COUNT').then((item) => item?.Named?.N);
  expect(await until('a count', counted)).toBe('1');
  const { dataDir } = stack;
  await stack.close({ keepData: true });
  await start(dataDir);
  await emit({ name: 'Gertrude' });
  await until('a second count', async () => ((await counted()) === '2' ? true : undefined));
});

test('a target that is neither a queue nor a function is refused by name', async () => {
  await putRule('topic', { source: ['test'] });
  await expect(putTarget('topic', 'arn:aws:sns:us-east-1:000000000000:alerts')).rejects.toThrow(
    'Target one: The local run knows queues and functions as targets, not arn:aws:sns:us-east-1:000000000000:alerts.',
  );
});

test('an event for a queue that was deleted is dropped with a warning, and the publisher gets no error', async () => {
  await putRule('gone', { detail: { name: ['Rita'] } });
  await putTarget('gone', QUEUE);
  await stack.sqs.send(new DeleteQueueCommand({ QueueUrl: stack.host.outputs.Audit }));
  expect(await emit({ name: 'Rita' })).toMatchObject({ FailedEntryCount: 0 });
  expect(stack.warnings).toEqual([expect.stringContaining('Greetings-AuditQueue does not exist')]);
});
