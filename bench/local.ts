import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { synthesize } from '../cli/local-run/synthesize.ts';
import { readAssembly } from '../local/template/read-assembly.ts';
import type { BenchOptions } from './bench-options.ts';
import { makeTexts } from './local/make-texts.ts';
import { MeasuredPipeline } from './local/measured-pipeline.ts';
import { readArticles } from './read-articles.ts';
import { Random } from './simulation/random.ts';

const ROOT = resolve(import.meta.dirname, '..');
const RUNS = 5;
const ARTICLES = 1_000;
const ARTICLE_BYTES = 4_000;
/** The number of concurrent puts. */
const PUTS = 16;
const FIRST_LOOK = 200;
/** Memory is flat if it grows by less than this share between the two measurements. */
const FLAT_SHARE = 0.1;

/** The goals on two cores. Times are in milliseconds. */
const GOALS = { cold: 12_000, unchanged: 4_000, latency: 2_000, ours: 400, articlesPerSecond: 20 };

/** Measures the local run: the time to its first results, the time of one article, and a thousand articles. */
export async function run({ json, data }: BenchOptions): Promise<boolean> {
  const starts = measureStarts();
  const dir = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
  try {
    const assembly = await synthesize();
    const texts = makeTexts(await readArticles(data), ARTICLES + RUNS + 1, ARTICLE_BYTES, new Random(1));
    const pipeline = await MeasuredPipeline.start(assembly, dir);
    try {
      const latency = await measureLatency(pipeline, texts.splice(0, RUNS + 1), await windowOf(assembly));
      const load = await measureLoad(pipeline, texts);
      const result = { machine: machine(), ...starts, latency, load };
      if (json) console.log(JSON.stringify(result, undefined, 2));
      else print(result);
      return isWithin(result);
    } finally {
      await pipeline.stop();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The time of the command with the seeds, from start to end. Cold: nothing is built. */
function measureStarts() {
  const start = () => {
    const began = performance.now();
    execFileSync('npm', ['start', '--silent', '--', '--once', '--json', '--port', '0', '--data', data], {
      cwd: ROOT,
      // The error has the output of a failure.
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return performance.now() - began;
  };
  const data = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
  const runs = Array.from({ length: RUNS }, () => {
    rmSync(data, { recursive: true, force: true });
    rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
    return { cold: start(), unchanged: start() };
  });
  rmSync(data, { recursive: true, force: true });
  return {
    cold: spread(runs.map(({ cold }) => cold)),
    unchanged: spread(runs.map(({ unchanged }) => unchanged)),
  };
}

/** The batch windows of the template on the way of an article, in milliseconds. */
async function windowOf(assemblyDir: string): Promise<number> {
  const { template } = await readAssembly(assemblyDir, 'Copydesk');
  const seconds = Object.entries(template.Resources)
    .filter(([id, { Type }]) => /Split|Enrich|Publish/.test(id) && Type === 'AWS::Lambda::EventSourceMapping')
    .map(([, { Properties }]) => Number(Properties?.MaximumBatchingWindowInSeconds ?? 0));
  return seconds.reduce((sum, each) => sum + each, 0) * 1000;
}

/** The time from the put of one article to status ENRICHED, with warm functions. */
async function measureLatency(pipeline: MeasuredPipeline, texts: readonly string[], window: number) {
  const times: number[] = [];
  for (const [i, text] of texts.entries()) {
    const key = `one/${i}.txt`;
    const began = performance.now();
    await pipeline.put(key, text);
    while ((await pipeline.readHead(key))?.status !== 'ENRICHED') await sleep(10);
    times.push(performance.now() - began);
  }
  // The first article warms the functions.
  const total = spread(times.slice(1));
  return { total, window, ours: total.median - window };
}

/** Measures a thousand articles at once. */
async function measureLoad(pipeline: MeasuredPipeline, texts: readonly string[]) {
  const before = pipeline.countEnriched();
  const cpuBefore = pipeline.measure().own.cpuSeconds;
  const began = performance.now();
  let next = 0;
  const putter = async () => {
    while (next < texts.length) {
      const i = next++;
      await pipeline.put(`many/${i}.txt`, texts[i] as string);
    }
  };
  const putting = Promise.all(Array.from({ length: PUTS }, putter)).then(() => performance.now() - began);
  const reach = async (count: number) => {
    while (pipeline.countEnriched() - before < count) await sleep(100);
    return pipeline.measure();
  };
  const early = await reach(FIRST_LOOK);
  const late = await reach(texts.length);
  const seconds = (performance.now() - began) / 1000;
  let enriched = 0;
  for (const i of texts.keys())
    if ((await pipeline.readHead(`many/${i}.txt`))?.status === 'ENRICHED') enriched++;
  if (enriched !== texts.length) throw new Error(`${enriched} of ${texts.length} articles are ENRICHED`);
  return {
    articles: texts.length,
    putSeconds: (await putting) / 1000,
    seconds,
    articlesPerSecond: texts.length / seconds,
    hostCpuShare: (late.own.cpuSeconds - cpuBefore) / seconds,
    early,
    late,
    growth: late.megabytes / early.megabytes - 1,
  };
}

function spread(values: readonly number[]) {
  const sorted = values.map(Math.round).sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] as number,
    least: sorted[0] as number,
    most: sorted.at(-1) as number,
  };
}

type Result = ReturnType<typeof measureStarts> & {
  readonly machine: ReturnType<typeof machine>;
  readonly latency: Awaited<ReturnType<typeof measureLatency>>;
  readonly load: Awaited<ReturnType<typeof measureLoad>>;
};

function machine() {
  return { cores: cpus().length, node: process.version, load: Number(loadavg()[2]?.toFixed(1)) };
}

function verdicts({ cold, unchanged, latency, load }: Result) {
  return {
    cold: cold.median <= GOALS.cold,
    unchanged: unchanged.median <= GOALS.unchanged,
    latency: latency.total.median <= GOALS.latency,
    ours: latency.ours <= GOALS.ours,
    rate: load.articlesPerSecond >= GOALS.articlesPerSecond,
    memory: load.growth <= FLAT_SHARE,
  };
}

function isWithin(result: Result): boolean {
  return Object.values(verdicts(result)).every(Boolean);
}

function print(result: Result): void {
  const { cold, unchanged, latency, load } = result;
  const within = verdicts(result);
  const row = (name: string, figure: string, goal: string, ok: boolean) =>
    console.log(`${name.padEnd(34)} ${figure.padEnd(38)} ${goal.padEnd(14)} ${ok ? 'ok' : 'OVER'}`);
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const range = ({ median, least, most }: Result['cold']) =>
    `${seconds(median)} (${seconds(least)} to ${seconds(most)})`;
  console.log(
    `The local run; medians of ${RUNS} (${result.machine.cores} cores, Node ${result.machine.node}, load of the machine ${result.machine.load})`,
  );
  row('npm start -- --once, cold', range(cold), '≤ 12 s', within.cold);
  row('npm start -- --once, unchanged', range(unchanged), '≤ 4 s', within.unchanged);
  row('put to ENRICHED, one article', `${latency.total.median} ms`, '≤ 2,000 ms', within.latency);
  row('  of it outside the template’s windows', `${Math.round(latency.ours)} ms`, '≤ 400 ms', within.ours);
  row(
    `${load.articles} articles of ${ARTICLE_BYTES} bytes`,
    `${load.articlesPerSecond.toFixed(1)}/s, put at ${(load.articles / load.putSeconds).toFixed(0)}/s`,
    '≥ 20/s',
    within.rate,
  );
  row(
    '  memory of host and functions',
    `${load.early.megabytes} MB at ${FIRST_LOOK}, ${load.late.megabytes} MB at the end`,
    `flat within ${FLAT_SHARE * 100}%`,
    within.memory,
  );
  console.log(
    `  the host: ${load.early.own.megabytes} MB, then ${load.late.own.megabytes} MB; busy ${Math.round(load.hostCpuShare * 100)}% of one core; ${load.late.processes - 1} function processes`,
  );
}
