import type { Stack as StackDescription } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createTableClient } from '@copydesk/core/runtime/clients';
import { STACK_PATH } from '@copydesk/local-stack/stack-path';
import { isThrottled } from '../is-throttled.ts';

/** Where a command finds the pipeline. */
export interface ConnectOptions {
  /** A profile of the caller's AWS configuration. */
  readonly profile?: string;
  readonly region?: string;
  /** Of the deployed stack; `Copydesk` unless named. */
  readonly stack?: string;
}

/** A pipeline, on AWS or on this machine. */
export interface Connection {
  /** For messages. */
  readonly where: string;
  /** The stack's outputs by name. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly table: DynamoDBDocumentClient;
  /** For a client that one command alone needs. */
  readonly clientConfig: object;
  close(): void;
}

const DEFAULT_STACK = 'Copydesk';
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * Finds the pipeline: the local run at AWS_ENDPOINT_URL where that is set, else the stack of the caller's account.
 *
 * @throws Error saying what was looked for, where, and what to do
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const endpoint = process.env.AWS_ENDPOINT_URL;
  if (endpoint) {
    refuseMistakes(options, endpoint);
    const { region, outputs } = await readLocalStack(endpoint);
    return connectWith(`the local run at ${endpoint}`, outputs, {
      // A path behind it, or a slash, would stand in every request.
      endpoint: new URL(endpoint).origin,
      region,
      // Any will do there, and a user of the local run alone has none.
      ...(!process.env.AWS_ACCESS_KEY_ID && { credentials: LOCAL_CREDENTIALS }),
    });
  }
  if (options.profile) process.env.AWS_PROFILE = options.profile;
  const config = options.region ? { region: options.region } : {};
  const { stack = DEFAULT_STACK } = options;
  return connectWith(`the stack ${stack}`, await readOutputs(stack, config), config);
}

/** @throws Error where the endpoint is no URL of a local run's, or the caller may take the local run for a stack */
function refuseMistakes({ profile, region, stack }: ConnectOptions, endpoint: string): void {
  if (!/^https?:\/\//.test(endpoint))
    throw new Error(`AWS_ENDPOINT_URL=${endpoint} is no URL. Write http://${endpoint}`);
  if (endpoint.startsWith('https:'))
    throw new Error(
      `AWS_ENDPOINT_URL=${endpoint}: the local run speaks http, not https. Write ${endpoint.replace('https', 'http')}, ` +
        'or unset it to speak to AWS',
    );
  const [chosen] = Object.entries({ stack, profile, region }).filter(([, value]) => value !== undefined);
  if (chosen)
    throw new Error(
      `--${chosen[0]} chooses a stack on AWS, and AWS_ENDPOINT_URL=${endpoint} a local run: unset that, or leave out the option`,
    );
}

/** Connects to a run of this process's own. */
export function connectTo(url: string, outputs: Connection['outputs']): Connection {
  const config = { endpoint: url, region: 'us-east-1', credentials: LOCAL_CREDENTIALS };
  return connectWith(`the local run at ${url}`, outputs, config);
}

function connectWith(where: string, outputs: Connection['outputs'], config: object): Connection {
  const s3 = new S3Client({ ...config, forcePathStyle: 'endpoint' in config });
  const sqs = new SQSClient(config);
  const dynamoDb = new DynamoDBClient(config);
  const close = () => {
    for (const client of [s3, sqs, dynamoDb]) client.destroy();
  };
  return { where, outputs, s3, sqs, table: createTableClient(dynamoDb), clientConfig: config, close };
}

async function readLocalStack(endpoint: string): Promise<{ region: string; outputs: Connection['outputs'] }> {
  try {
    const answer = await fetch(new URL(STACK_PATH, endpoint));
    if (answer.ok) return (await answer.json()) as { region: string; outputs: Connection['outputs'] };
    throw new Error(`it answers with status ${answer.status}`);
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(
      `There is no local run at AWS_ENDPOINT_URL=${endpoint}: ${(cause as Error | undefined)?.message || message}. ` +
        'Start one with "npm start", or unset AWS_ENDPOINT_URL to speak to AWS',
      { cause: error },
    );
  }
}

async function readOutputs(stack: string, config: object): Promise<Connection['outputs']> {
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient(config);
  let found: StackDescription | undefined;
  try {
    [found] = (await client.send(new DescribeStacksCommand({ StackName: stack }))).Stacks ?? [];
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
  const outputs = Object.fromEntries(
    (found?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
  if (outputs.TableName) return outputs;
  throw new Error(
    `The stack ${stack} has no output TableName. It is ${found?.StackStatus}; the command goes by the outputs of a ` +
      'CopydeskStack (infra/copydesk-stack.ts), which stand when it is deployed',
  );
}
