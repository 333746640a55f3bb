import { billedUnits } from '../core/article/usage.ts';
import { buildFunctions } from '../functions/build/build-functions.ts';
import { extractArticle } from '../functions/split/extract/extract-article.ts';
import { DEFAULT_SIZE } from '../functions/split/plan-passages.ts';
import type { BenchOptions } from './bench-options.ts';
import { readArticles, SEEDS } from './read-articles.ts';
import { makeNewsPage } from './split/make-news-page.ts';
import { measureSplitters, type SplitterRow } from './split/measure-splitters.ts';
import { type Times, timeImport } from './time-import.ts';

/** The highest allowed ratio of our billed units to the minimum for the articles' lengths. */
const MAX_RATIO = 1.02;
const ROUNDS = 25;
const COLD_RUNS = 7;
const PAGE_BYTES = 200_000;
/** The length of the longest reports, about. */
const PAGE_PARAGRAPHS = 40;

/**
 * Compares our planner with other splitters over the same articles in one run, by billed units and speed, and times the
 * reading of a page. Only the units are checked, since they are the same on every machine.
 */
export async function run({ json, data = SEEDS }: BenchOptions): Promise<boolean> {
  const texts = await readArticles(data);
  const rows = await measureSplitters(texts, ROUNDS);
  const result = {
    ...summarise(texts, rows),
    page: await timePage(
      makeNewsPage(texts.join('\n\n').split('\n\n').slice(0, PAGE_PARAGRAPHS), PAGE_BYTES),
    ),
    coldImport: await timeColdImport(),
  };
  if (json) console.log(JSON.stringify({ node: process.version, rounds: ROUNDS, ...result }, undefined, 2));
  else print(data, result);
  return result.within;
}

/** Whether ours bills the fewest units of all, and little more than the minimum. */
export function summarise(texts: readonly string[], rows: readonly SplitterRow[]) {
  const lengths = texts.map((text) => [...text].length);
  const leastUnits = lengths.reduce((sum, chars) => sum + billedUnits(chars), 0);
  const [ours, ...peers] = rows as [SplitterRow, ...SplitterRow[]];
  const isFewest = peers.every(({ units }) => ours.units <= units);
  const { minChars, maxChars } = DEFAULT_SIZE;
  return {
    articles: texts.length,
    characters: lengths.reduce((sum, chars) => sum + chars, 0),
    leastUnits,
    splitters: rows.map(({ lengths: _, ...row }) => ({ ...row, ratio: round(row.units / leastUnits, 4) })),
    outsideBand: ours.lengths.filter((chars) => chars < minChars || chars > maxChars).length,
    within: isFewest && ours.units <= Math.ceil(leastUnits * MAX_RATIO),
  };
}

/** Milliseconds per page with a warm reader. */
async function timePage(page: string) {
  const bytes = Buffer.from(page);
  const times: number[] = [];
  for (let i = 0; i < 2 * ROUNDS; i++) {
    const begin = performance.now();
    await extractArticle(bytes);
    times.push(performance.now() - begin);
  }
  const warm = times.slice(ROUNDS).sort((a, b) => a - b);
  return {
    bytes: bytes.length,
    milliseconds: { median: round(warm[Math.floor(warm.length / 2)] ?? 0, 1), least: round(warm[0] ?? 0, 1) },
  };
}

/** The time that a text article waits in a fresh process for the handler and the language table. */
async function timeColdImport() {
  const chunks = (await buildFunctions()).find(({ name }) => name === 'split')?.record.chunks ?? [];
  return timeImport('split', chunks, COLD_RUNS, ['static.extrasmall']);
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

function print(
  data: string,
  result: ReturnType<typeof summarise> & { page: Awaited<ReturnType<typeof timePage>>; coldImport: Times },
): void {
  const { articles, characters, leastUnits, splitters, outsideBand, page, coldImport, within } = result;
  console.log(
    `${articles} articles of ${characters} characters in ${data}; units of one analysis (Node ${process.version})`,
  );
  console.log(`                              units   × least   documents    MB/s, best of ${ROUNDS} turns`);
  console.log(`least possible              ${String(leastUnits).padStart(7)}`);
  for (const { name, units, ratio, documents, megabytesPerSecond } of splitters) {
    const cells = [String(units).padStart(7), ratio.toFixed(4).padStart(9), String(documents).padStart(11)];
    console.log(`${name.padEnd(28)}${cells.join(' ')} ${String(megabytesPerSecond).padStart(7)}`);
  }
  console.log(
    `No splitter bills fewer units than ours, which are at most × ${MAX_RATIO}: ${within ? 'ok' : 'NO'}; ${outsideBand} of our documents are outside ${DEFAULT_SIZE.minChars} to ${DEFAULT_SIZE.maxChars} characters`,
  );
  console.log(
    `A page of ${(page.bytes / 1_000).toFixed(0)} KB is read in ${page.milliseconds.median} ms once warm (median of ${ROUNDS}; least ${page.milliseconds.least})`,
  );
  console.log(
    `A fresh process imports what a text article needs in ${coldImport.median} ms (median of ${COLD_RUNS}; least ${coldImport.least})`,
  );
}
