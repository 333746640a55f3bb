import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadAnalyser } from '../core/analyser/analyser.ts';
import { measureSpeed } from '../core/analyser/training/measure-speed.ts';
import { type ColdRun, timeCold } from './analyser/time-cold.ts';
import type { BenchOptions } from './bench.ts';

const ROOT = join(import.meta.dirname, '..');
const MODELS = ['names.js', 'tone.js'].map((name) => join(ROOT, 'core/analyser/models', name));
const RUNS = 7;
/** What the analyser may cost: all of it but the speeds is checked. */
const LIMITS = { gzippedBytes: 1_200_000, loadMs: 60, coldMs: 150, residentMegabytes: 60 } as const;

/** Size, cold start, memory and speed of the embedded analyser, compromise beside it in the same run. */
export async function run({ json, data = join(ROOT, 'seeds') }: BenchOptions): Promise<boolean> {
  const texts = readTexts(data);
  const cold = await timeCold(texts[0] ?? '', RUNS);
  const result = {
    gzippedBytes: MODELS.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0),
    loadMs: median(cold.map(({ loadMs }) => loadMs)),
    coldMs: median(cold.map(coldMs)),
    residentMegabytes: median(cold.map(({ residentMegabytes }) => residentMegabytes)),
    kilobytesPerSecond: measureSpeed(await loadAnalyser(), texts),
  };
  const within = (Object.keys(LIMITS) as (keyof typeof LIMITS)[]).every((key) => result[key] <= LIMITS[key]);
  if (json)
    console.log(
      JSON.stringify({ node: process.version, runs: RUNS, limits: LIMITS, ...result }, undefined, 2),
    );
  else print(result);
  return within;
}

/** From the import to the first answer. */
const coldMs = ({ importMs, loadMs, firstMs }: ColdRun) => importMs + loadMs + firstMs;

/** @throws Error for a folder without articles */
function readTexts(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  if (names.length === 0)
    throw new Error(`There is no .txt file in ${folder}: name another folder with --data`);
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
}

function print({
  gzippedBytes,
  loadMs,
  coldMs,
  residentMegabytes,
  kilobytesPerSecond,
}: {
  readonly [key in keyof typeof LIMITS]: number;
} & { readonly kilobytesPerSecond: ReturnType<typeof measureSpeed> }): void {
  const { documents, long, compromise } = kilobytesPerSecond;
  console.log(
    `The embedded analyser (Node ${process.version}; cold runs in fresh processes, median of ${RUNS})`,
  );
  for (const line of [
    `models, gzipped            ${(gzippedBytes / 1000).toFixed(0)} KB`,
    `models read                ${loadMs} ms`,
    `import to first answer     ${coldMs} ms`,
    `resident memory            ${residentMegabytes} MB`,
    `names and tone             ${documents} KB/s; one document of a million characters ${long} KB/s`,
    `compromise, names only     ${compromise} KB/s (ours is ${(documents / compromise).toFixed(1)} times as fast)`,
  ])
    console.log(line);
}
