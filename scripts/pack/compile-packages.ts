import { execFile } from 'node:child_process';
import { cp, glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PUBLISHED } from './published.ts';

/** An import of a declaration, with the path that the compiler leaves as it was written. */
const DECLARED_IMPORT = /(?<=\b(?:from |import\()['"]\.{1,2}\/[^'"]+\.)ts(?=['"])/g;

/**
 * Compiles the published packages into folders of `outDir`, and puts beside them their files that are no TypeScript.
 *
 * @throws Error with the compiler's output
 */
export async function compilePackages(root: string, outDir: string): Promise<void> {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [
    tsc,
    '-p',
    join(root, 'scripts/pack'),
    '--outDir',
    outDir,
  ]).catch((error: { stdout: string }) => {
    throw new Error(`The packages do not compile:\n${error.stdout}`, { cause: error });
  });
  for await (const file of glob('**/*.d.ts', { cwd: outDir })) {
    const path = join(outDir, file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(DECLARED_IMPORT, 'js'));
  }
  for (const { folder } of PUBLISHED)
    for await (const file of glob(`${folder}/**/*.{js,mjs,d.ts,md}`, {
      cwd: root,
      exclude: ['**/node_modules', 'analyser/training'],
    }))
      await cp(join(root, file), join(outDir, file));
}
