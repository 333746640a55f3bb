import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLocalPaths } from '../../scripts/pack/find-local-paths.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'copydesk-paths-'));
});
afterEach(() => rm(dir, { recursive: true }));

test('finds each file that names a folder of this machine, however deep it is', async () => {
  await mkdir(join(dir, 'a/b'), { recursive: true });
  await writeFile(join(dir, 'clean.js'), 'import "./a/b/home.js";');
  await writeFile(join(dir, 'root.json'), '{"at":"/repository/core/a.ts"}');
  await writeFile(join(dir, 'a/b/home.js'), `// ${homedir()}/cache`);
  await writeFile(join(dir, 'a/temporary.js'), `const folder = '${tmpdir()}/x';`);
  expect((await findLocalPaths(dir, '/repository')).sort()).toEqual([
    'a/b/home.js',
    'a/temporary.js',
    'root.json',
  ]);
});
