import { readdirSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Resource } from '../../local/template/template.ts';
import { makeTempDir, stageResources, startStack } from './fixtures/start-stack.ts';

const { stageQueue, stageFunction, stageSource } = stageResources('stage', '/dev/null');
const add = (resource: Resource | undefined, Properties: object) => ({
  ...resource,
  Type: resource?.Type ?? '',
  Properties: { ...resource?.Properties, ...Properties },
});

// Each unsupported part that would change behaviour is named, never skipped.
test.each<[string, Record<string, Resource>, string]>([
  [
    'a type',
    { Topic: { Type: 'AWS::SNS::Topic' } },
    'Topic: the local run does not know resources of the type AWS::SNS::Topic',
  ],
  [
    'a property',
    { stageQueue: add(stageQueue, { Wrong: 1 }) },
    'stageQueue (AWS::SQS::Queue): the local run does not know the property Wrong',
  ],
  [
    'a stream',
    { Table: { Type: 'AWS::DynamoDB::Table', Properties: { StreamSpecification: {} } } },
    'StreamSpecification',
  ],
  [
    'an intrinsic',
    { B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::ImportValue': 'x' } } } },
    'B.BucketName: the intrinsic Fn::ImportValue',
  ],
  [
    'an attribute',
    {
      B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::GetAtt': ['Q', 'Size'] } } },
      Q: { Type: 'AWS::SQS::Queue' },
    },
    'Fn::GetAtt Q.Size',
  ],
  [
    'a reference to a missing resource',
    { B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Nothing' } } } },
    'Ref of Nothing',
  ],
  [
    'notifications to functions',
    {
      B: { Type: 'AWS::S3::Bucket', Properties: { NotificationConfiguration: { LambdaConfigurations: [] } } },
    },
    'B: the local run knows no notifications by LambdaConfigurations',
  ],
  [
    'another runtime',
    { F: add(stageFunction, { Runtime: 'python3.13' }) },
    'F: the local run runs nodejs functions, not python3.13',
  ],
  [
    'code that is not a folder',
    { F: add(stageFunction, { Code: { ZipFile: 'exports' } }) },
    'F: its code is not a folder of the assembly',
  ],
  [
    'a filter of messages',
    {
      stageFunction: stageFunction as Resource,
      stageQueue: add(stageQueue, { RedrivePolicy: undefined }),
      S: add(stageSource, { FilterCriteria: {} }),
    },
    'FilterCriteria',
  ],
  [
    'a stream as event source',
    {
      stageFunction: stageFunction as Resource,
      S: add(stageSource, { EventSourceArn: 'arn:aws:kinesis:x' }),
    },
    'S: the local run knows only SQS queues as event sources',
  ],
  [
    'a cron schedule',
    { R: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'cron(0 0 * * ? *)' } } },
    'R: the local run knows schedules of the form rate(1 hour), up to 24 days, not cron(0 0 * * ? *)',
  ],
  [
    'a rate that is too rare',
    { R: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(25 days)' } } },
    'rate(25 days)',
  ],
  [
    'a rule without pattern and schedule',
    { R: { Type: 'AWS::Events::Rule', Properties: { Targets: [] } } },
    'R: a rule needs a pattern or a schedule',
  ],
  [
    'a rewritten event',
    {
      R: {
        Type: 'AWS::Events::Rule',
        Properties: { EventPattern: { source: ['a'] }, Targets: [{ Id: 'a', Arn: 'b', InputPath: '$' }] },
      },
    },
    'InputPath',
  ],
  [
    'a pattern',
    { R: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: [{ cidr: 'x' }] } } } },
    'cidr',
  ],
])('%s is rejected by name', async (_, resources, message) => {
  const dataDir = makeTempDir();
  await expect(startStack(() => resources, { dataDir })).rejects.toThrow(message);
  expect(readdirSync(dataDir)).toEqual([]);
  rmSync(dataDir, { recursive: true, force: true });
});
