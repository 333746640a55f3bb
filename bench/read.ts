import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchOptions } from './bench-options.ts';
import type { Suite, SuiteRow } from './read/suite.ts';
import { feedparser } from './read/suites/feedparser.ts';
import { htmldate } from './read/suites/htmldate.ts';
import { pragmaticSegmenter } from './read/suites/pragmatic-segmenter.ts';
import { readability } from './read/suites/readability.ts';
import { trafilatura } from './read/suites/trafilatura.ts';

/** One file in bench/read/suites for each suite. */
const SUITES: readonly Suite[] = [trafilatura, htmldate, readability, feedparser, pragmaticSegmenter];

/**
 * Measures how well public suites of pages are read. The suites are checkouts of their repositories, side by side in one
 * folder; those that are not there are passed over. Nothing is checked, since the suites change.
 */
export async function run({ json, suites: folder }: BenchOptions): Promise<boolean> {
  const present = SUITES.filter(({ name }) => folder !== undefined && existsSync(join(folder, name)));
  if (folder === undefined || present.length === 0) {
    const names = SUITES.map(({ name }) => name).join(', ');
    throw new Error(`Name a folder with --suites that holds a checkout of at least one of: ${names}`);
  }
  const results: Record<string, readonly SuiteRow[]> = {};
  for (const { name, run } of present) {
    results[name] = await run(join(folder, name));
    if (!json) print(name, results[name]);
  }
  if (json) console.log(JSON.stringify({ node: process.version, suites: results }, undefined, 2));
  return true;
}

function print(name: string, rows: readonly SuiteRow[]): void {
  console.log(name);
  const width = Math.max(...rows.map(({ system }) => system.length));
  for (const { system, figures } of rows) {
    const shown = Object.entries(figures).map(([figure, value]) => `${figure} ${value}`);
    console.log(`  ${system.padEnd(width)}  ${shown.join('  ')}`);
  }
}
