import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '..');

/** What a template is made of, but for the bundles. */
const SOURCES = ['infra/**/*.ts', 'core/store/*.ts', 'core/runtime/environment.ts', 'package-lock.json'];

/**
 * Synthesizes the stack, unless nothing it is made of has changed since: that takes seconds, and the bundles are the
 * same bytes while their sources are.
 *
 * @returns the folder of the cloud assembly
 * @throws Error with what the synthesis said
 */
export async function synthesize(outDir = join(ROOT, 'dist/assembly')): Promise<string> {
  const { buildFunctions } = await import('../infra/build/build-functions.ts');
  const built = await buildFunctions();
  const digest = await digestOf(built.map(({ record }) => JSON.stringify(record)));
  const stamp = join(outDir, 'made-of.sha256');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === digest) return outDir;
  await promisify(execFile)(process.execPath, [join(ROOT, 'infra/app.ts')], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: outDir },
  }).catch((error: Error & { stderr?: string }) => {
    throw new Error(`The stack could not be synthesized:\n${error.stderr || error.message}`, {
      cause: error,
    });
  });
  await writeFile(stamp, digest);
  return outDir;
}

async function digestOf(bundles: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const pattern of SOURCES) {
    const files: string[] = [];
    for await (const file of glob(pattern, { cwd: ROOT })) files.push(file);
    for (const file of files.sort()) hash.update(file).update(await readFile(join(ROOT, file)));
  }
  for (const bundle of bundles) hash.update(bundle);
  return hash.digest('hex');
}
