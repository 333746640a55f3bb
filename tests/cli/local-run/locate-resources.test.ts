import { join } from 'node:path';
import { expect, it } from 'vitest';
import { locateResources } from '../../../cli/local-run/locate-resources.ts';

const PACKAGE = join('/', 'copydesk');

it('the published package uses the assembly and the sample articles that it contains', () => {
  const found = locateResources(PACKAGE, (path) => path === join(PACKAGE, 'assembly'));
  expect(found).toEqual({ assemblyDir: join(PACKAGE, 'assembly'), seedsDir: join(PACKAGE, 'seeds') });
});

it('the repository has no assembly, and the sample articles are beside the package', () => {
  const found = locateResources(PACKAGE, () => false);
  expect(found).toEqual({ assemblyDir: undefined, seedsDir: join('/', 'seeds') });
});
