import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const WEB = import.meta.dirname;
const ROOT = join(WEB, '..');
/** Where the stack takes the files of the page from. */
const OUT_DIR = join(ROOT, 'dist/web');
/** Beside the files and not among them: those are served. */
const DIGEST = join(ROOT, 'dist/web.digest');

/**
 * Builds the page into static files, unless its sources have not changed. Several processes may build at once.
 *
 * @returns whether it was built
 * @throws Error of vite, which names the file and line
 */
export async function buildPage(): Promise<boolean> {
  const digest = await digestSources();
  const before = await readFile(DIGEST, 'utf8').catch(() => '');
  if (before === digest && (await stat(join(OUT_DIR, 'index.html')).catch(() => undefined))) return false;
  // Written beside its place and then renamed, so that a reader never finds half of it.
  const draftDir = `${OUT_DIR}.${process.pid}`;
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  try {
    await build({ configFile: join(WEB, 'vite.config.ts'), logLevel: 'warn', build: { outDir: draftDir } });
    await rm(OUT_DIR, { recursive: true, force: true });
    await rename(draftDir, OUT_DIR).catch(async (error) => {
      // Another process may have built the same sources first.
      if (!(await stat(OUT_DIR).catch(() => undefined))) throw error;
    });
    await writeFile(DIGEST, digest);
  } finally {
    await rm(draftDir, { recursive: true, force: true });
  }
  return true;
}

async function digestSources(): Promise<string> {
  const paths: string[] = [];
  for await (const path of glob('**/*.{ts,tsx,css,html,svg,json}', { cwd: WEB })) paths.push(path);
  const hash = createHash('sha256');
  for (const path of paths.sort()) {
    hash.update(`${path}\0`);
    hash.update(await readFile(join(WEB, path)));
  }
  hash.update(await readFile(join(ROOT, 'package-lock.json')));
  return hash.digest('hex');
}

if (import.meta.main) console.error(`page: ${(await buildPage()) ? 'built' : 'nothing changed'}`);
