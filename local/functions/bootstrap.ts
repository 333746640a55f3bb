/**
 * What runs in a function's process: imports its handler and asks the Lambda Runtime API for one invocation after
 * another. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 *
 * Nothing of ours is imported here: the function is alone in its process, as it is on Lambda.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const root = process.env.LAMBDA_TASK_ROOT ?? '';
const [module = '', name = ''] = (process.env._HANDLER ?? '').split(/\.(?=[^.]+$)/);

/** The host is gone: so is the reason to live. */
async function ask(path: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(`${api}${path}`, init);
  } catch {
    process.exit(0);
  }
}

function describe(error: unknown) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return JSON.stringify({ errorType: name, errorMessage: message, stackTrace: stack?.split('\n') });
}

async function loadHandler(): Promise<(event: unknown, context: unknown) => unknown> {
  const file = ['.mjs', '.js', '.cjs'].map((extension) => join(root, module + extension)).find(existsSync);
  if (!file) throw new Error(`There is no ${module}.mjs, .js or .cjs in ${root}`);
  const exports = await import(pathToFileURL(file).href);
  if (typeof exports[name] !== 'function') throw new Error(`${file} exports no function ${name}`);
  return exports[name];
}

let handler: Awaited<ReturnType<typeof loadHandler>>;
try {
  handler = await loadHandler();
} catch (error) {
  console.error(error);
  await ask('/init/error', { method: 'POST', body: describe(error) });
  process.exit(1);
}

for (;;) {
  const next = await ask('/invocation/next');
  const id = next.headers.get('lambda-runtime-aws-request-id') ?? '';
  const deadline = Number(next.headers.get('lambda-runtime-deadline-ms'));
  const context = {
    awsRequestId: id,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    invokedFunctionArn: next.headers.get('lambda-runtime-invoked-function-arn'),
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  let answer: string;
  let outcome = 'response';
  try {
    answer = JSON.stringify((await handler(await next.json(), context)) ?? null);
  } catch (error) {
    console.error(error);
    outcome = 'error';
    answer = describe(error);
  }
  await ask(`/invocation/${id}/${outcome}`, { method: 'POST', body: answer });
}
