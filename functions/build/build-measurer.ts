import { build } from 'esbuild';
import { BUILD_OPTIONS } from './build-options.ts';
import { ROOT } from './functions-dir.ts';

/**
 * Bundles the process with which the published command measures files: the readers of split and unbundle, in a folder that
 * needs no other file.
 */
export async function buildMeasurer(outDir: string): Promise<void> {
  await build({
    ...BUILD_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: [
      { in: 'functions/measure/measure-process.ts', out: 'measure-process' },
      { in: 'functions/split/extractor-process.ts', out: 'extractor-process' },
    ],
    outdir: outDir,
    logLevel: 'silent',
  });
}
