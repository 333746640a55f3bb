/**
 * The entry point of a function's process. It imports the handler and asks the Lambda Runtime API for one invocation
 * after another. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 *
 * It imports no other file of this package, so the function is alone in its process, as on Lambda. It is JavaScript,
 * because stripping types would cost each cold start 45 ms and 18 MB.
 */
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { AWS_LAMBDA_RUNTIME_API: api = '', LAMBDA_TASK_ROOT: root = '', _HANDLER = '' } = process.env;
const [authority = '', sandbox = ''] = api.split(/\/(.*)/s);
const [hostname, port] = authority.split(':');
const [module = '', name = ''] = _HANDLER.split(/\.(?=[^.]+$)/);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

// The host holds the other end. When the host is gone, for any reason, this process ends.
process.stdin
  .once('end', () => process.exit(0))
  .resume()
  .unref?.();

// A terminal sends these signals to each of its processes. The host ends its functions itself, after it stops polling.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});

/**
 * @param {string} path
 * @param {string} [body] of a POST; without it, the request is a GET
 * @returns {Promise<{ headers: import('node:http').IncomingHttpHeaders, body: string }>}
 */
function ask(path, body) {
  return new Promise((resolve) => {
    const options = {
      hostname,
      port,
      agent,
      path: `/${sandbox}/2018-06-01/runtime${path}`,
      method: body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      }),
    };
    const call = request(options, async (response) => {
      const chunks = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() });
    });
    call.once('error', () => process.exit(0));
    call.end(body);
  });
}

/** @param {unknown} error */
function describe(error) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return JSON.stringify({ errorType: name, errorMessage: message, stackTrace: stack?.split('\n') });
}

async function loadHandler() {
  const file = ['.mjs', '.js', '.cjs'].map((extension) => join(root, module + extension)).find(existsSync);
  if (!file) throw new Error(`There is no ${module}.mjs, .js or .cjs in ${root}`);
  const exports = await import(pathToFileURL(file).href);
  const handler = exports[name] ?? exports.default?.[name];
  if (typeof handler !== 'function') throw new Error(`${file} exports no function ${name}`);
  return handler;
}

let handler;
try {
  handler = await loadHandler();
} catch (error) {
  console.error(error);
  await ask('/init/error', describe(error));
  process.exit(1);
}

for (;;) {
  const next = await ask('/invocation/next');
  const id = String(next.headers['lambda-runtime-aws-request-id']);
  const deadline = Number(next.headers['lambda-runtime-deadline-ms']);
  process.env._X_AMZN_TRACE_ID = String(next.headers['lambda-runtime-trace-id'] ?? '');
  const context = {
    awsRequestId: id,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    invokedFunctionArn: next.headers['lambda-runtime-invoked-function-arn'],
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  let answer;
  let outcome = 'response';
  try {
    answer = JSON.stringify((await handler(JSON.parse(next.body), context)) ?? null);
  } catch (error) {
    console.error(error);
    outcome = 'error';
    answer = describe(error);
  }
  await ask(`/invocation/${id}/${outcome}`, answer);
}
