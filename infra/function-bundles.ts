import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The published package holds the bundles; in the repository the build writes them to dist/. */
const [PUBLISHED, BUILT] = [
  join(import.meta.dirname, 'functions'),
  join(import.meta.dirname, '../dist/functions'),
];

/**
 * The folder that holds a function's bundle.
 *
 * @throws Error when the bundle is not built
 */
export function findFunctionBundle(name: string): string {
  const bundle = join(existsSync(PUBLISHED) ? PUBLISHED : BUILT, name);
  if (existsSync(join(bundle, 'handler.mjs'))) return bundle;
  throw new Error(`The bundle of the ${name} function is missing at ${bundle}. Run "npm run build" first.`);
}
