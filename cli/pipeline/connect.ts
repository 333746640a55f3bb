import { Connection } from './connection.ts';
import { readLocalStack } from './read-local-stack.ts';
import { readOutputs } from './read-outputs.ts';

/** Where a command finds the pipeline. */
export interface ConnectOptions {
  /** A profile of the caller's AWS configuration. */
  readonly profile?: string;
  readonly region?: string;
  /** The name of the deployed stack. */
  readonly stack?: string;
}

const DEFAULT_STACK = 'Copydesk';
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * Finds the pipeline: the local run at AWS_ENDPOINT_URL if that is set, else the stack in the caller's account.
 *
 * @throws Error that says what was sought, where, and what to do next
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const endpoint = process.env.AWS_ENDPOINT_URL;
  if (endpoint) {
    refuseMistakes(options, endpoint);
    const { region, outputs } = await readLocalStack(endpoint);
    return new Connection(`the local run at ${endpoint}`, outputs, {
      // The SDK would put a path or a final slash into every request.
      endpoint: new URL(endpoint).origin,
      region,
      forcePathStyle: true,
      // The local run accepts any credentials, and its user may have none.
      ...(!process.env.AWS_ACCESS_KEY_ID && { credentials: LOCAL_CREDENTIALS }),
    });
  }
  if (options.profile) process.env.AWS_PROFILE = options.profile;
  const config = options.region ? { region: options.region } : {};
  const { stack = DEFAULT_STACK } = options;
  return new Connection(`the stack ${stack}`, await readOutputs(stack, config), config);
}

/** Connects to a local run in this process. */
export function connectTo(url: string, outputs: Connection['outputs']): Connection {
  const config = { endpoint: url, region: 'us-east-1', forcePathStyle: true, credentials: LOCAL_CREDENTIALS };
  return new Connection(`the local run at ${url}`, outputs, config);
}

/** @throws Error where the endpoint is not an http URL, or an option chooses a stack on AWS at the same time */
function refuseMistakes({ profile, region, stack }: ConnectOptions, endpoint: string): void {
  if (!/^https?:\/\//.test(endpoint))
    throw new Error(`AWS_ENDPOINT_URL=${endpoint} is no URL. Write http://${endpoint}`);
  if (endpoint.startsWith('https:'))
    throw new Error(
      `AWS_ENDPOINT_URL=${endpoint}: the local run speaks http, not https. Write ${endpoint.replace('https', 'http')}, ` +
        'or unset it to use AWS',
    );
  const [chosen] = Object.entries({ stack, profile, region }).filter(([, value]) => value !== undefined);
  if (chosen)
    throw new Error(
      `--${chosen[0]} chooses a stack on AWS, and AWS_ENDPOINT_URL=${endpoint} a local run. Unset AWS_ENDPOINT_URL, ` +
        'or leave out the option',
    );
}
