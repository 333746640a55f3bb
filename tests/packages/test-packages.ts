/**
 * `npm run test:packages`: installs the tarballs of `npm run pack` outside the repository with npm alone, and uses them as
 * somebody else would, under each version of Node that is supported.
 */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listChecks } from './list-checks.ts';

const dir = await realpath(await mkdtemp(join(tmpdir(), 'copydesk-packages-')));
let [passed, failed] = [0, 0];
try {
  for (const { name, check } of listChecks(dir)) {
    const began = performance.now();
    const error = await check().then(
      () => undefined,
      (error: Error) => error,
    );
    if (error) failed++;
    else passed++;
    console.log(
      `${error ? 'failed' : 'passed'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
    );
    if (error) console.log(error.stack);
  }
} finally {
  await rm(dir, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
