import { CREDENTIALS, REGION } from '../account.ts';
import { type Addresses, withAddresses } from '../resources/wiring.ts';
import type { FunctionDefinition } from './function-definition.ts';

/**
 * The variables that Lambda sets for each function, and those of the template. The shell that started the run adds none.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export function environmentOf(
  { name, memoryMegabytes, codeDir, handler, environment, runtime }: FunctionDefinition,
  endpoint: string,
  addresses: Addresses,
): Record<string, string> {
  return {
    ...withAddresses(environment, addresses),
    _HANDLER: handler,
    LAMBDA_TASK_ROOT: codeDir,
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL: endpoint,
    PATH: '/usr/local/bin:/usr/bin:/bin',
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
  };
}
