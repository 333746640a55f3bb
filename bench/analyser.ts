import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadAnalyser } from '../analyser/analyser.ts';
import { measureSpeed } from '../analyser/training/measure-speed.ts';
import { type ColdRun, timeCold } from './analyser/time-cold.ts';
import type { BenchOptions } from './bench-options.ts';

const ROOT = join(import.meta.dirname, '..');
const MODELS = ['names.js', 'tone.js'].map((name) => join(ROOT, 'analyser/models', name));
const RUNS = 7;
/**
 * The limits of the analyser. All except the speeds are checked. For times and memory the lowest of the runs is checked,
 * because other load on the machine only adds to them.
 */
export const LIMITS = { gzippedBytes: 1_200_000, loadMs: 60, coldMs: 150, residentMegabytes: 60 } as const;

/** Measures size, cold start, memory and speed of the embedded analyser, and compromise's speed in the same run. */
export async function run({ json, data = join(ROOT, 'seeds') }: BenchOptions): Promise<boolean> {
  const texts = readTexts(data);
  const cold = await timeCold(texts[0] ?? '', RUNS);
  const result = {
    gzippedBytes: MODELS.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0),
    loadMs: rangeOf(cold.map(({ loadMs }) => loadMs)),
    coldMs: rangeOf(cold.map(coldMs)),
    residentMegabytes: rangeOf(cold.map(({ residentMegabytes }) => residentMegabytes)),
    kilobytesPerSecond: measureSpeed(await loadAnalyser(), texts),
  };
  if (json)
    console.log(
      JSON.stringify({ node: process.version, runs: RUNS, limits: LIMITS, ...result }, undefined, 2),
    );
  else print(result);
  return (
    result.gzippedBytes <= LIMITS.gzippedBytes &&
    (['loadMs', 'coldMs', 'residentMegabytes'] as const).every((key) => result[key].least <= LIMITS[key])
  );
}

/** The time from the import to the first answer. */
const coldMs = ({ importMs, loadMs, firstMs }: ColdRun) => importMs + loadMs + firstMs;

/** @throws Error if the folder has no articles */
function readTexts(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  if (names.length === 0)
    throw new Error(`There is no .txt file in ${folder}: name another folder with --data`);
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}

interface Range {
  readonly median: number;
  readonly least: number;
}

function rangeOf(values: readonly number[]): Range {
  const [least = 0, ...more] = values.map(Math.round).sort((a, b) => a - b);
  return { median: more[Math.floor(values.length / 2) - 1] ?? least, least };
}

function print(result: {
  readonly gzippedBytes: number;
  readonly loadMs: Range;
  readonly coldMs: Range;
  readonly residentMegabytes: Range;
  readonly kilobytesPerSecond: ReturnType<typeof measureSpeed>;
}): void {
  const { documents, long, compromise } = result.kilobytesPerSecond;
  const show = ({ median, least }: Range, unit: string) => `${median} ${unit} (least ${least})`;
  console.log(
    `The embedded analyser (Node ${process.version}; cold runs in fresh processes, median of ${RUNS})`,
  );
  for (const line of [
    `models, gzipped          ${(result.gzippedBytes / 1000).toFixed(0)} KB`,
    `models read              ${show(result.loadMs, 'ms')}`,
    `import to first answer   ${show(result.coldMs, 'ms')}`,
    `resident memory          ${show(result.residentMegabytes, 'MB')}`,
    `names and tone           ${documents} KB/s; one document of a million characters ${long} KB/s`,
    `compromise, names only   ${compromise} KB/s (ours is ${(documents / compromise).toFixed(1)} times as fast)`,
  ])
    console.log(line);
}
