import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** Not shipped: the training of the analyser's models, and the app of this repository. */
const NOT_SHIPPED = /(^|\/)(training|node_modules)\/|^infra\/app\.ts$/;

/** The packages that a file imports when it runs. Imports of types alone are not among them. */
function packagesIn(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const statements = source.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^'.][^']*)'/gm);
  return [...statements].map(([, name = '']) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
  );
}

it.each(['core', 'sentences', 'analyser', 'infra', 'comprehend', 'local', 'cli'])(
  'an installed %s finds every package that it imports',
  (folder) => {
    const { name, dependencies, peerDependencies } = JSON.parse(
      readFileSync(join(ROOT, folder, 'package.json'), 'utf8'),
    );
    // The pack script puts the functions' bundles into the packages.
    const known = new Set([
      name,
      '@copydesk/functions',
      ...Object.keys({ ...dependencies, ...peerDependencies }),
    ]);
    const files = globSync(`${folder}/**/*.ts`, { cwd: ROOT }).filter((file) => !NOT_SHIPPED.test(file));
    const missing = files.flatMap((file) =>
      packagesIn(file).flatMap((found) =>
        isBuiltin(found) || known.has(found) ? [] : [`${file}: ${found}`],
      ),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  },
);
