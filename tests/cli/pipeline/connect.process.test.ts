import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, it, vi } from 'vitest';
import { connect } from '../../../cli/pipeline/connect.ts';
import { runCommand } from '../../support/run-command.ts';

afterEach(() => void vi.unstubAllEnvs());

it.each([
  ['127.0.0.1:4610', 'AWS_ENDPOINT_URL=127.0.0.1:4610 is no URL. Write http://127.0.0.1:4610'],
  ['localhost:4610', 'AWS_ENDPOINT_URL=localhost:4610 is no URL. Write http://localhost:4610'],
  [
    'https://127.0.0.1:4610',
    'AWS_ENDPOINT_URL=https://127.0.0.1:4610: the local run speaks http, not https. Write http://127.0.0.1:4610, or',
  ],
])('rejects the endpoint %s, and says what to write', async (endpoint, says) => {
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  await expect(connect({})).rejects.toThrow(says);
});

it.each([
  ['--stack', 'Other'],
  ['--region', 'eu-west-1'],
  ['--profile', 'work'],
])('does not mistake a local run for the stack that %s chooses', async (option, value) => {
  const { code, out, err } = await runCommand(['list', option, value]);
  expect({ code, out }).toEqual({ code: 1, out: [] });
  expect(err.join()).toMatch(
    new RegExp(
      `^error ${option} chooses a stack on AWS, and AWS_ENDPOINT_URL=http:\\S+ a local run\\. Unset AWS_ENDPOINT_URL, or `,
    ),
  );
});

it('rejects a stack that is no CopydeskStack, or is not created yet', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL', undefined);
  const cloudFormation = mockClient(CloudFormationClient);
  cloudFormation.on(DescribeStacksCommand).resolves({
    Stacks: [
      {
        StackName: 'Newsroom',
        CreationTime: new Date(),
        StackStatus: 'CREATE_COMPLETE',
        Outputs: [{ OutputKey: 'SiteUrl', OutputValue: 'https://newsroom.example' }],
      },
    ],
  });
  await expect(connect({ region: 'eu-west-1', stack: 'Newsroom' })).rejects.toThrow(
    'The stack Newsroom has no output TableName. Its status is CREATE_COMPLETE. The command needs the outputs of a CopydeskStack',
  );
  cloudFormation.restore();
});
