import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openQueries } from '../core/queries/open-queries.ts';
import type { Queries } from '../core/queries/queries.ts';
import { startDynamoDbLocal } from '../tests/conformance/start-dynamodb-local.ts';
import type { BenchOptions } from './bench-options.ts';
import { type BenchTable, openLocalTable, openTable } from './queries/open-table.ts';
import { dayOfArticle, nameOf } from './queries/synthetic-articles.ts';

/** Table sizes, in articles. */
const SIZES = [1_000, 10_000, 100_000];
/** DynamoDB Local is filled over its wire protocol: more would take too long. */
const SIZES_OF_PEER = [1_000, 10_000];
const RUNS = 40;
const WARM_UPS = 5;
/** The goal of the 95th percentile of a first page, in milliseconds. */
const GOAL_MS = 60;

/** One query: its first page, asked in a different way in each run. */
interface Asked {
  readonly name: string;
  ask(queries: Queries, run: number, articles: number): Promise<{ readonly items: readonly unknown[] }>;
  /** It reads many articles for one answer, and has no page: the goal does not apply. */
  readonly isCount?: boolean;
}

/** Each run asks for the newest articles of a day. Every such day has articles. */
const dayOf = (run: number, articles: number) => dayOfArticle(articles - 1 - ((run * 997) % articles));

const ASKED: readonly Asked[] = [
  { name: 'about, one of the ten most frequent', ask: (q, run) => q.about({ name: nameOf(run % 10) }) },
  { name: 'about, a name of every 500th article', ask: (q, run) => q.about({ name: nameOf(700 + run) }) },
  {
    name: 'about, a frequent name, negative',
    ask: (q, run) => q.about({ name: nameOf(run % 10), sentiment: 'NEGATIVE' }),
  },
  {
    name: 'about, a frequent name, salience ≥ 0.24',
    ask: (q, run) => q.about({ name: nameOf(run % 10), minSalience: 0.24 }),
  },
  {
    name: 'aboutBoth, two frequent names',
    ask: (q, run) => q.aboutBoth({ names: [nameOf(run % 5), nameOf(5 + (run % 5))] }),
  },
  {
    name: 'aboutBoth, a frequent and a rare name',
    ask: (q, run) => q.aboutBoth({ names: [nameOf(run % 5), nameOf(500 + run)] }),
  },
  { name: 'articles of a day', ask: (q, run, n) => q.articles({ day: dayOf(run, n) }) },
  {
    name: 'articles of a day, negative',
    ask: (q, run, n) => q.articles({ day: dayOf(run, n), sentiment: 'NEGATIVE' }),
  },
  { name: 'entities of a day’s articles', ask: (q, run, n) => q.entities({ day: dayOf(run, n) }) },
  { name: 'received on a day', ask: (q, run, n) => q.received({ day: dayOf(run, n) }) },
  { name: 'failures of a day', ask: (q, run, n) => q.failures({ day: dayOf(run, n) }) },
  { name: 'timeline of a frequent name', ask: (q, run) => q.timeline({ name: nameOf(run % 10), by: 'day' }) },
  {
    name: 'neighbours of a frequent name',
    ask: (q, run) => q.neighbours({ name: nameOf(run % 10) }),
    isCount: true,
  },
  {
    name: 'mostNamed of a day (1,000 articles)',
    ask: (q, run, n) => q.mostNamed({ day: dayOf(run, n) }),
    isCount: true,
  },
];

interface Row {
  readonly query: string;
  readonly articles: number;
  readonly items: number;
  readonly p50: number;
  readonly p95: number;
  readonly units: number;
  readonly hasGoal: boolean;
}

/** Measures the first page of each query at several sizes of the table. */
export async function run({ json, articles }: BenchOptions): Promise<boolean> {
  const sizes = articles ? SIZES.filter((size) => size <= articles) : SIZES;
  const dir = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
  try {
    const local = await measure(await openLocalTable(dir), sizes);
    const peer = await measurePeer(sizes);
    const machine = { cores: cpus().length, node: process.version, load: Number(loadavg()[0]?.toFixed(1)) };
    if (json) console.log(JSON.stringify({ machine, local, dynamoDbLocal: peer }, undefined, 2));
    else {
      console.log(`${machine.cores} cores, Node ${machine.node}, load of the machine ${machine.load}`);
      print('The table of the local run', local);
      if ('missing' in peer) console.log(`\nDynamoDB Local is not measured: ${peer.missing}`);
      else print('DynamoDB Local', peer.rows);
    }
    return local.every(({ p95, hasGoal }) => !hasGoal || p95 <= GOAL_MS);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measurePeer(sizes: readonly number[]): Promise<{ rows: Row[] } | { missing: string }> {
  const started = await startDynamoDbLocal();
  if ('missing' in started) return started;
  try {
    const asked = sizes.filter((size) => SIZES_OF_PEER.includes(size));
    return { rows: await measure(await openTable(started.endpoint), asked) };
  } finally {
    started.stop();
  }
}

async function measure(bench: BenchTable, sizes: readonly number[]): Promise<Row[]> {
  try {
    const rows: Row[] = [];
    const queries = openQueries(bench.table);
    let loaded = 0;
    for (const size of sizes) {
      const began = performance.now();
      await bench.load(loaded, size);
      loaded = size;
      console.error(`${size} articles after ${((performance.now() - began) / 1000).toFixed(0)} s`);
      for (const asked of ASKED) rows.push(await measureOne(bench, queries, asked, size));
    }
    return rows;
  } finally {
    bench.close();
  }
}

async function measureOne(bench: BenchTable, queries: Queries, asked: Asked, articles: number): Promise<Row> {
  const times: number[] = [];
  let items = 0;
  for (let run = -WARM_UPS; run < RUNS; run++) {
    if (run === 0) bench.takeUnits();
    const began = performance.now();
    const answer = await asked.ask(queries, Math.max(0, run), articles);
    if (run < 0) continue;
    times.push(performance.now() - began);
    items += answer.items.length;
  }
  const sorted = times.sort((a, b) => a - b);
  return {
    query: asked.name,
    articles,
    items: Math.round(items / RUNS),
    p50: round(sorted[Math.floor(RUNS / 2)] as number),
    p95: round(sorted[Math.ceil(RUNS * 0.95) - 1] as number),
    units: round(bench.takeUnits() / RUNS),
    hasGoal: !asked.isCount,
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

function print(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}: first pages, ${RUNS} runs each\n`);
  console.log(
    `${'query'.padEnd(42)} ${'articles'.padStart(8)} ${'items'.padStart(6)} ${'p50 ms'.padStart(8)} ${'p95 ms'.padStart(8)} ${'read units'.padStart(11)}`,
  );
  for (const { query, articles, items, p50, p95, units, hasGoal } of rows)
    console.log(
      `${query.padEnd(42)} ${String(articles).padStart(8)} ${String(items).padStart(6)} ${p50.toFixed(1).padStart(8)} ${p95.toFixed(1).padStart(8)} ${units.toFixed(1).padStart(11)}${hasGoal && p95 > GOAL_MS ? `  over ${GOAL_MS} ms` : ''}`,
    );
}
