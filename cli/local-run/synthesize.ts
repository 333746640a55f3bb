import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { glob, mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describeCrash } from '@copydesk/local-stack';

const ROOT = resolve(import.meta.dirname, '../..');

/** What the template and the bundles are made of. */
const SOURCES = [
  ...['infra', 'functions', 'core', 'analyser', 'sentences'].map((folder) => `${folder}/**/*.{ts,js,json}`),
  'package-lock.json',
];
/** An assembly that nobody asked for that long is nobody's: a run may start functions from its own for hours. */
const KEEP_MS = 3 * 24 * 60 * 60 * 1000;

/**
 * Builds the functions and synthesizes the stack, unless nothing they are made of has changed since: that takes
 * seconds. Several processes may do so at once.
 *
 * @returns the folder of the cloud assembly
 * @throws Error with what the build or the synthesis said
 */
export async function synthesize(outDir = join(ROOT, 'dist/assembly')): Promise<string> {
  const assemblyDir = join(outDir, (await digestSources()).slice(0, 16));
  const now = new Date();
  const isThere = await utimes(assemblyDir, now, now).then(
    () => true,
    () => false,
  );
  if (isThere) return assemblyDir;

  // Beside its place, and put there whole: an assembly that is there is complete.
  const draftDir = `${assemblyDir}.${process.pid}`;
  await mkdir(outDir, { recursive: true });
  try {
    await promisify(execFile)(process.execPath, [join(ROOT, 'infra/app.ts')], {
      cwd: ROOT,
      // The rules of the stack are checked here too. CDK's own check of resource schemas, which warns only, takes as long
      // as the rest of the synthesis: that is left to "npm run synth" and the deployment.
      env: { ...process.env, CDK_OUTDIR: draftDir, CDK_VALIDATION: 'false' },
    });
    await rename(draftDir, assemblyDir).catch(async (error) => {
      // Another process was first with the same.
      if (!(await stat(assemblyDir).catch(() => undefined))) throw error;
    });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(`The stack could not be built and synthesized:\n${describeCrash(stderr || message)}`, {
      cause: error,
    });
  } finally {
    await rm(draftDir, { recursive: true, force: true });
  }
  await prune(outDir);
  return assemblyDir;
}

async function digestSources(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  const files: string[] = [];
  for await (const file of glob(SOURCES, { cwd: ROOT, exclude: ['analyser/training/**'] })) files.push(file);
  for (const file of files.sort()) {
    const bytes = await readFile(join(ROOT, file)).catch((error: NodeJS.ErrnoException) => {
      // A folder, or what an editor or a build put aside meanwhile.
      if (error.code !== 'EISDIR' && error.code !== 'ENOENT') throw error;
    });
    if (bytes) hash.update(file).update(bytes);
  }
  return hash.digest('hex');
}

async function prune(outDir: string): Promise<void> {
  for (const name of await readdir(outDir)) {
    const path = join(outDir, name);
    const { mtimeMs = Date.now() } = (await stat(path).catch(() => undefined)) ?? {};
    if (Date.now() - mtimeMs > KEEP_MS) await rm(path, { recursive: true, force: true });
  }
}
