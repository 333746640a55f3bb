import { expect, test } from 'vitest';
import { wireStack } from '../../../local/resources/wire-stack.ts';
import { ENDPOINT, withAddresses } from '../../../local/resources/wiring.ts';
import type { Template } from '../../../local/template/template.ts';

const ARN = 'arn:aws:sqs:us-east-1:000000000000:';
const template: Template = {
  Resources: {
    Worker: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Key: 'code' },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Environment: { Variables: { QUEUE_URL: { Ref: 'Jobs' } } },
      },
    },
    Source: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: { 'Fn::GetAtt': ['Jobs', 'Arn'] }, FunctionName: { Ref: 'Worker' } },
    },
    WorkerVersion: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Worker' } } },
    WorkerLive: {
      Type: 'AWS::Lambda::Alias',
      Properties: {
        FunctionName: { Ref: 'Worker' },
        FunctionVersion: { 'Fn::GetAtt': ['WorkerVersion', 'Version'] },
        Name: 'live',
      },
    },
    AliasSource: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Jobs', 'Arn'] },
        // As the CDK writes the name of an alias.
        FunctionName: {
          'Fn::Join': ['', [{ 'Fn::Select': [6, { 'Fn::Split': [':', { Ref: 'WorkerLive' }] }] }, ':live']],
        },
      },
    },
    Jobs: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 30 } },
    Disabled: {
      Type: 'AWS::Events::Rule',
      Properties: { State: 'DISABLED', ScheduleExpression: 'rate(1 hour)' },
    },
    Daily: {
      Type: 'AWS::Events::Rule',
      Properties: {
        ScheduleExpression: 'rate(1 day)',
        Targets: [{ Id: 'a', Arn: { 'Fn::GetAtt': ['Jobs', 'Arn'] } }],
      },
    },
    Role: { Type: 'AWS::IAM::Role', Properties: { Anything: { 'Fn::ImportValue': 'x' } } },
  },
  Outputs: { Jobs: { Value: { Ref: 'Jobs' } } },
};

test('the wiring of a stack lists its parts under their final names', () => {
  const assets = new Map([['code', import.meta.dirname]]);
  expect(wireStack({ stackName: 'Shop', template, assets })).toMatchObject({
    buckets: [],
    queues: [{ name: 'Shop-Jobs', attributes: { VisibilityTimeout: '30' } }],
    tables: [],
    functions: [{ name: 'Shop-Worker', environment: { QUEUE_URL: `${ENDPOINT}/000000000000/Shop-Jobs` } }],
    // An alias feeds the function itself: the local run has one version of it.
    eventSources: ['Source', 'AliasSource'].map((id) => ({
      id,
      functionName: 'Shop-Worker',
      queueArn: `${ARN}Shop-Jobs`,
      batchSize: 10,
    })),
    buses: ['default'],
    rules: [],
    schedules: [{ everyMs: 86_400_000, targetArns: [`${ARN}Shop-Jobs`] }],
    outputs: { Jobs: `${ENDPOINT}/000000000000/Shop-Jobs` },
  });
});

test('the address of the gateway replaces its placeholder', () => {
  expect(
    withAddresses({ A: `${ENDPOINT}/q, ${ENDPOINT}/r`, B: 'b' }, new Map([[ENDPOINT, 'http://127.0.0.1:1']])),
  ).toEqual({
    A: 'http://127.0.0.1:1/q, http://127.0.0.1:1/r',
    B: 'b',
  });
});
