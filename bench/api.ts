import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from '@copydesk/api';
import type { ApiPorts } from '@copydesk/api/ports';
import { resolveName } from '../core/article/names/resolve-name.ts';
import { openQueries } from '../core/queries/open-queries.ts';
import { findRun } from '../core/runs/find-run.ts';
import type { BenchOptions } from './bench-options.ts';
import { openLocalTable } from './queries/open-table.ts';
import { dayOfArticle, nameOf } from './queries/synthetic-articles.ts';

const ARTICLES = 10_000;
const RUNS = 30;
const WARM_UPS = 5;
/** The goal of the 95th percentile of a first page, in milliseconds. */
const GOAL_MS = 80;
const UNLIMITED = { perSecond: 1e9, burst: 1e9 };

interface Asked {
  readonly route: string;
  path(run: number, articles: number): string;
  /** It makes one answer of many articles: the goal does not apply. */
  readonly isCount?: boolean;
}

const dayOf = (run: number, articles: number) => dayOfArticle(articles - 1 - ((run * 997) % articles));
const name = (number: number) => encodeURIComponent(nameOf(number));

const ASKED: readonly Asked[] = [
  { route: '/api/articles', path: (run, n) => `/api/articles?day=${dayOf(run, n)}` },
  { route: '/api/received', path: (run, n) => `/api/received?day=${dayOf(run, n)}` },
  { route: '/api/failures', path: (run, n) => `/api/failures?day=${dayOf(run, n)}` },
  { route: '/api/names/{name}', path: (run) => `/api/names/${name(run % 10)}` },
  { route: '/api/names/{name}, by story', path: (run) => `/api/names/${name(run % 10)}?by=story` },
  { route: '/api/names/{name}, rare', path: (run) => `/api/names/${name(700 + run)}` },
  {
    route: '/api/names/{name}/timeline',
    path: (run) => `/api/names/${name(run % 10)}/timeline`,
    isCount: true,
  },
  {
    route: '/api/names/{name}/neighbours',
    path: (run) => `/api/names/${name(run % 10)}/neighbours`,
    isCount: true,
  },
  { route: '/api/names?prefix=', path: (run) => `/api/names?prefix=${name(run % 10).slice(0, 3)}` },
  { route: '/api/search?q=', path: (run) => `/api/search?q=${name(run % 10).slice(0, 3)}` },
];

/** Measures the first answer of each route of the app, over the table of the local run. */
export async function run({ json, articles = ARTICLES }: BenchOptions): Promise<boolean> {
  const dir = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
  const { table, load, takeUnits, close } = await openLocalTable(dir);
  try {
    await load(0, articles);
    const queries = openQueries(table, { bucket: 'articles' });
    // The newest day of the load is today.
    const now = new Date(`${dayOfArticle(articles - 1)}T23:00:00.000Z`);
    const none = () => {};
    const app = createApi(
      {
        library: async () => ({ queries, resolve: (text, type) => resolveName(text, undefined, type) }),
        stages: async () => [],
        run: (articleId) => findRun(articleId, table, { peekDeadLetters: async () => new Map() }),
        signUpload: async () => ({ url: '', fields: {} }),
        bucket: 'articles',
        log: { info: none, warn: none, error: none } as unknown as ApiPorts['log'],
        now: () => now,
      },
      UNLIMITED,
    );
    const rows = [];
    for (const { route, path, isCount = false } of ASKED) {
      const times: number[] = [];
      let bytes = 0;
      takeUnits();
      const began = process.cpuUsage();
      for (let i = 0; i < WARM_UPS + RUNS; i++) {
        const start = performance.now();
        const answer = await app.request(path(i, articles));
        bytes = (await answer.arrayBuffer()).byteLength;
        if (answer.status !== 200) throw new Error(`${path(i, articles)} answered ${answer.status}`);
        if (i >= WARM_UPS) times.push(performance.now() - start);
      }
      const { user, system } = process.cpuUsage(began);
      times.sort((a, b) => a - b);
      rows.push({
        route,
        bytes,
        p50: Number(times[Math.floor(times.length * 0.5)]?.toFixed(1)),
        p95: Number(times[Math.floor(times.length * 0.95)]?.toFixed(1)),
        cpu: Number(((user + system) / 1000 / (WARM_UPS + RUNS)).toFixed(1)),
        units: Math.round(takeUnits() / (WARM_UPS + RUNS)),
        hasGoal: !isCount,
      });
    }
    const machine = { cores: cpus().length, node: process.version, load: Number(loadavg()[0]?.toFixed(1)) };
    if (json) console.log(JSON.stringify({ machine, articles, rows }, undefined, 2));
    else {
      console.log(
        `${articles} articles; ${machine.cores} cores, Node ${machine.node}, load of the machine ${machine.load}`,
      );
      console.log('route                            p50 ms  p95 ms  processor ms  read units  KB');
      for (const { route, p50, p95, cpu, units, bytes } of rows)
        console.log(
          `${route.padEnd(32)} ${String(p50).padStart(6)} ${String(p95).padStart(7)} ${String(cpu).padStart(13)} ${String(units).padStart(11)} ${String(Math.ceil(bytes / 1000)).padStart(3)}`,
        );
    }
    return rows.every(({ p95, hasGoal }) => !hasGoal || p95 <= GOAL_MS);
  } finally {
    close();
    rmSync(dir, { recursive: true, force: true });
  }
}
