import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findDynamoDbLocal } from './find-dynamodb-local.ts';

const START_MS = 30_000;

/** DynamoDB Local, running on a port of its own. */
export interface RunningDynamoDb {
  readonly endpoint: string;
  stop(): void;
}

/**
 * Starts AWS's own DynamoDB Local, with its tables in memory.
 *
 * @param jar the path of its DynamoDBLocal.jar, if it is not the npm package's
 * @returns it, or why it cannot run
 */
export async function startDynamoDbLocal(
  jar?: string,
): Promise<RunningDynamoDb | { readonly missing: string }> {
  const found = findDynamoDbLocal(jar);
  if ('missing' in found) return found;
  const port = await freePort();
  const libraries = `-Djava.library.path=${join(dirname(found.jar), 'DynamoDBLocal_lib')}`;
  const server = spawn('java', [libraries, '-jar', found.jar, '-inMemory', '-port', String(port)], {
    cwd: dirname(found.jar),
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilUp(endpoint);
  return { endpoint, stop: () => void server.kill() };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Waits until the server answers. It answers an empty request with an error. */
async function untilUp(url: string): Promise<void> {
  for (const end = Date.now() + START_MS; ; await sleep(100)) {
    if (await fetch(url).catch(() => undefined)) return;
    if (Date.now() > end) throw new Error(`DynamoDB Local did not start within ${START_MS} ms`);
  }
}
