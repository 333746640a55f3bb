import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Milliseconds of a fresh process to import the module, to read the models and to answer a first document; its memory. */
export interface ColdRun {
  readonly importMs: number;
  readonly loadMs: number;
  readonly firstMs: number;
  /** The resident memory that all of it added to the process. */
  readonly residentMegabytes: number;
}

const ENTRY = join(import.meta.dirname, '../../analyser/analyser.ts');

/** Bundles the analyser as for Lambda, and times its first document in fresh processes. */
export async function timeCold(text: string, runs: number): Promise<ColdRun[]> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-analyser-'));
  try {
    await build({
      entryPoints: [ENTRY],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      logLevel: 'error',
    });
    const script = scriptFor(pathToFileURL(join(folder, 'analyser.mjs')).href);
    return Array.from({ length: runs }, () => {
      const args = ['--expose-gc', '--input-type=module', '--eval', script];
      return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', input: text })) as ColdRun;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const scriptFor = (url: string) => `
  import { readFileSync } from 'node:fs';
  const text = readFileSync(0, 'utf8');
  gc();
  const before = process.memoryUsage().rss;
  const begun = performance.now();
  const { loadAnalyser } = await import(${JSON.stringify(url)});
  const imported = performance.now();
  const analyser = await loadAnalyser();
  const loaded = performance.now();
  analyser.entities(text);
  analyser.sentiment(text);
  const answered = performance.now();
  gc();
  const residentMegabytes = (process.memoryUsage().rss - before) / 1e6;
  console.log(JSON.stringify({ importMs: imported - begun, loadMs: loaded - imported, firstMs: answered - loaded, residentMegabytes }));
`;
