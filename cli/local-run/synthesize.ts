import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { glob, mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describeCrash } from '@copydesk/local-stack';

const ROOT = resolve(import.meta.dirname, '../..');

/** The sources of the template, of the functions' bundles and of the page. */
const SOURCES = [
  ...['infra', 'functions', 'core', 'api', 'analyser', 'sentences'].map(
    (folder) => `${folder}/**/*.{ts,js,json}`,
  ),
  'web/**/*.{ts,tsx,css,html,svg,json}',
  'package-lock.json',
];
/** The CDK's file of settings: its context may name the owner's alias file. */
const CDK_SETTINGS = 'cdk.json';
/** Reads cost nothing here: days are digested as soon as articles arrive. */
const DIGEST_SECONDS = 2;
/** An assembly that was not used for so long is deleted. A run may start functions from its assembly for hours. */
const KEEP_MS = 3 * 24 * 60 * 60 * 1000;

/**
 * Builds the functions and the page, and synthesizes the stack, which takes seconds, unless an assembly of the same sources exists.
 * Several processes may do so at once.
 *
 * @returns the folder of the cloud assembly
 * @throws Error with the output of the build or the synthesis
 */
export async function synthesize(outDir = join(ROOT, 'dist/assembly')): Promise<string> {
  const context = await readContext();
  const assemblyDir = join(outDir, (await digestSources(context)).slice(0, 16));
  const now = new Date();
  const isThere = await utimes(assemblyDir, now, now).then(
    () => true,
    () => false,
  );
  if (isThere) return assemblyDir;

  // Written beside its place and then renamed, so that an assembly in its place is complete.
  const draftDir = `${assemblyDir}.${process.pid}`;
  await mkdir(outDir, { recursive: true });
  try {
    await promisify(execFile)(process.execPath, [join(ROOT, 'infra/app.ts')], {
      cwd: ROOT,
      // Leaves out CDK's check of resource schemas, which only warns and takes as long as the rest of the synthesis. "npm run
      // synth" and the deployment run it. The stack's own rules are checked here as well.
      env: {
        ...process.env,
        CDK_OUTDIR: draftDir,
        CDK_VALIDATION: 'false',
        CDK_CONTEXT_JSON: JSON.stringify(context),
      },
    });
    await rename(draftDir, assemblyDir).catch(async (error) => {
      // Another process may have written the same assembly first.
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

/** The context that the CDK's command would pass to the app, with the page: the local run always serves it. */
async function readContext(): Promise<Readonly<Record<string, unknown>>> {
  const { context = {} } = JSON.parse(await readFile(join(ROOT, CDK_SETTINGS), 'utf8'));
  return { digestSeconds: DIGEST_SECONDS, ...context, web: true };
}

async function digestSources(context: Readonly<Record<string, unknown>>): Promise<string> {
  const hash = createHash('sha256').update(process.version).update(JSON.stringify(context));
  const files: string[] = typeof context.aliases === 'string' ? [context.aliases] : [];
  for await (const file of glob(SOURCES, { cwd: ROOT, exclude: ['analyser/training/**'] })) files.push(file);
  for (const file of files.sort()) {
    const bytes = await readFile(resolve(ROOT, file)).catch((error: NodeJS.ErrnoException) => {
      // A folder, or a file that an editor or a build has removed meanwhile.
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
