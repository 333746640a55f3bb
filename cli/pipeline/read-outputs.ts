import type { Stack } from '@aws-sdk/client-cloudformation';
import { isThrottled } from '@copydesk/core/runtime/is-throttled';
import type { Connection } from './connection.ts';

/**
 * Reads the outputs of a deployed stack.
 *
 * @throws Error where the stack cannot be read, or is not a CopydeskStack
 */
export async function readOutputs(stack: string, config: object): Promise<Connection['outputs']> {
  const found = await describeStack(stack, config);
  const outputs = Object.fromEntries(
    (found?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
  if (outputs.TableName) return outputs;
  throw new Error(
    `The stack ${stack} has no output TableName. Its status is ${found?.StackStatus}. The command needs the outputs of a ` +
      'CopydeskStack (infra/copydesk-stack.ts), which exist once it is deployed',
  );
}

async function describeStack(stack: string, config: object): Promise<Stack | undefined> {
  // A local run needs no CloudFormation.
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient(config);
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    return Stacks?.[0];
  } catch (error) {
    if (isThrottled(error)) throw error;
    throw new Error(
      `The stack ${stack} could not be read: ${(error as Error).message}. ` +
        'Deploy it (npm run deploy), choose account and region with --profile and --region, or set ' +
        'AWS_ENDPOINT_URL=http://127.0.0.1:4566 for the local run of "npm start"',
      { cause: error },
    );
  } finally {
    client.destroy();
  }
}
