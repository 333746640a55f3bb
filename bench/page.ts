import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildPage } from '@copydesk/web/build-page';
import type { Page } from 'playwright-core';
import type { BenchOptions } from './bench-options.ts';
import { startExample } from './shots/start-example.ts';

const DIST = join(import.meta.dirname, '../dist/web/assets');
const MAX_SCRIPT_BYTES = 70 * 1_024;
const MAX_FIRST_ARTICLE_MS = 1_000;
const MAX_TASK_MS = 100;

/** 200 KB in which about 3,600 names stand. */
const LONG = `Norway and Iceland talk for a whole year

${Array.from(
  { length: 420 },
  (_, i) =>
    `On Monday Robert Klein of the United Nations met Ingrid Solberg Haug in Oslo, Norway, and they agreed that the ferry from Bergen to Reykjavik should sail ${i + 2} times a year, whatever the weather, the price of fuel, or the mood of the harbour. Iceland was content, said the Ministry of Transport in Bergen, and so was the North Atlantic News Agency; nobody else was asked before the meeting closed and the lights of the old hall were turned off for the night.`,
).join('\n\n')}
`;

/** What the page costs: its script, the time to the first article, and the longest task of a long text. */
export async function run({ json }: BenchOptions): Promise<boolean> {
  await buildPage();
  const scriptBytes = await sizeOfScripts();
  const example = await startExample([
    { key: 'long.txt', body: Buffer.from(LONG), metadata: {} },
    { key: 'short.txt', body: Buffer.from(LONG.slice(0, 1_500)), metadata: {} },
  ]);
  try {
    const context = await example.browser.newContext({ viewport: { width: 1_280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript({ content: WATCH_TASKS });
    const firsts: number[] = [];
    for (let i = 0; i < 5; i++) firsts.push(await timeToFirstArticle(page, example.url));
    const long = await readLong(page, example.url);
    const results = {
      scriptKilobytes: round(scriptBytes / 1_024),
      firstArticleMs: round(firsts.toSorted((a, b) => a - b)[2] ?? 0),
      ...long,
    };
    if (json) console.log(JSON.stringify(results));
    else for (const [name, value] of Object.entries(results)) console.log(`${name.padEnd(22)} ${value}`);
    const isQuick = long.longestTaskMs <= MAX_TASK_MS && results.firstArticleMs <= MAX_FIRST_ARTICLE_MS;
    return scriptBytes <= MAX_SCRIPT_BYTES && isQuick;
  } finally {
    await example.close();
  }
}

async function sizeOfScripts(): Promise<number> {
  const files = (await readdir(DIST)).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(
    files.map(async (name) => gzipSync(await readFile(join(DIST, name))).byteLength),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** From the start of the navigation until the title of an article is painted. */
async function timeToFirstArticle(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/?article=short.txt`);
  await page.locator('.body p').first().waitFor();
  return page.evaluate<number>(
    'new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))))',
  );
}

/** Opens the long text, scrolls through it, follows a name and uses the filters. */
async function readLong(page: Page, url: string) {
  await page.goto(`${url}/?article=long.txt`);
  await page.locator('.body[data-whole]').waitFor();
  const marks = await page.locator('mark.m').count();
  const built = await takeTasks(page);
  for (let i = 0; i < 20; i++) {
    await page.mouse.wheel(0, 2_500);
    await page.waitForTimeout(60);
  }
  const scrolled = await takeTasks(page);
  await page.keyboard.press('n');
  for (const key of ['1', '2', '1', '2']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
  }
  const slider = page.getByRole('slider');
  for (const score of ['0.5', '0.9', '0']) {
    await slider.fill(score);
    await page.waitForTimeout(150);
  }
  const filtered = await takeTasks(page);
  return {
    marks,
    longestTaskMs: round(Math.max(built, scrolled, filtered)),
    builtMs: round(built),
    scrolledMs: round(scrolled),
    filteredMs: round(filtered),
  };
}

/** The longest task since the last look, as the browser reports tasks of 50 ms or more. */
const takeTasks = (page: Page): Promise<number> =>
  page.evaluate<number>(
    '(() => { const longest = Math.max(0, ...globalThis.tasks); globalThis.tasks = []; return longest; })()',
  );

/** Runs in the page. */
const WATCH_TASKS = `globalThis.tasks = [];
new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) globalThis.tasks.push(duration); })
  .observe({ type: 'longtask', buffered: true });`;

const round = (value: number): number => Math.round(value * 10) / 10;
