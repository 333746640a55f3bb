import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findDynamoDbLocal } from './find-dynamodb-local.ts';

const found = findDynamoDbLocal(process.env.DYNAMODB_LOCAL_JAR);
if ('missing' in found) console.warn(`Skipped: ${found.missing}`);
const why = 'missing' in found ? `skipped: ${found.missing}` : found.jar;

it.skipIf('missing' in found)(
  `the tests of the table pass against DynamoDB Local (${why})`,
  {
    timeout: 120_000,
  },
  () => {
    const script = join(import.meta.dirname, 'conformance.ts');
    const args = process.env.DYNAMODB_LOCAL_JAR ? ['--jar', process.env.DYNAMODB_LOCAL_JAR] : [];
    const { status, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
    expect(status, stdout).toBe(0);
  },
);
