/**
 * Takes pictures of every view, from a local run with articles in it: `npm run shots -- <out> [<folder of articles>]`. With `--docs` it takes
 * the few that the pages of docs/ show, from seeds/ alone.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { exampleDay } from './example-day.ts';
import { startExample } from './start-example.ts';

/** A view: its address, what it shows when it is whole, and what is done before the picture. */
interface View {
  readonly name: string;
  readonly path: string;
  readonly ready: string;
  readonly act?: (page: Page) => Promise<unknown>;
}

const ROOT = join(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { docs: { type: 'boolean', default: false } },
});
const [out, folder = join(ROOT, 'seeds')] = positionals;
if (!out) throw new Error('Name the folder for the pictures: npm run shots -- shots/');
const today = new Date().toISOString().slice(0, 10);
const objects = await exampleDay(resolve(folder), today);
const keys = objects.map(({ key }) => key);
const keyLike = (...wanted: string[]) => wanted.find((key) => keys.includes(key)) ?? keys.at(-1) ?? '';
const article = (key: string) => `/?article=${encodeURIComponent(key)}`;

const VIEWS: readonly View[] = [
  { name: 'day', path: '/', ready: '.spark, .articles a' },
  {
    name: 'reader',
    path: article(keyLike('news-clock.txt', 'ferry-talks.txt')),
    ready: '.body[data-whole]',
    act: pointAt,
  },
  { name: 'reader-rtl', path: article('asylum-ar.txt'), ready: '.body[data-whole]' },
  {
    name: 'name',
    path: `/?name=${keys.includes('news-clock.txt') ? 'united%20states' : 'norway'}`,
    ready: '.rail table',
  },
  { name: 'names', path: '/?names', ready: '.namelist a' },
  { name: 'desk', path: '/?desk', ready: '.board .done', act: openRun },
  { name: 'rejected', path: article('photo-raw.bin'), ready: '.stamp' },
  { name: 'search', path: '/', ready: '.articles a', act: search },
  { name: 'empty-day', path: '/?day=2001-01-01', ready: 'h1' },
];
const SIZES = [
  { width: 390, height: 1_700 },
  { width: 1_280, height: 1_400 },
  { width: 1_920, height: 1_200 },
];

const example = await startExample(objects);
try {
  await mkdir(out, { recursive: true });
  if (values.docs) await takeSmall();
  else await takeAll();
} finally {
  await example.close();
}

async function takeAll(): Promise<void> {
  for (const { width, height } of SIZES)
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await example.browser.newContext({ viewport: { width, height }, colorScheme });
      const page = await context.newPage();
      for (const view of VIEWS) await take(page, view, `${view.name}-${width}-${colorScheme}.png`);
      await context.close();
    }
}

/** Small enough to be committed: one size, the top of each view. */
async function takeSmall(): Promise<void> {
  for (const [names, colorScheme] of [
    [['reader', 'name', 'day'], 'light'],
    [['desk', 'search'], 'dark'],
  ] as const) {
    const context = await example.browser.newContext({
      viewport: { width: 1_180, height: 760 },
      colorScheme,
    });
    const page = await context.newPage();
    for (const view of VIEWS.filter(({ name }) => (names as readonly string[]).includes(name)))
      await take(page, view, `desk-${view.name}.png`);
    await context.close();
  }
}

async function take(page: Page, { path, ready, act }: View, file: string): Promise<void> {
  await page.goto(`${example.url}${path}`);
  await page.locator(ready).first().waitFor();
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await act?.(page);
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(out as string, file) });
  console.error(file);
}

/** Lights up the mentions of one name. */
async function pointAt(page: Page): Promise<void> {
  await page.locator('.body .m[data-t="person"] a').first().focus();
  await page.evaluate('scrollTo(0, 0)');
}

async function openRun(page: Page): Promise<void> {
  await page.locator('.board .exp').first().click();
}

async function search(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type('no');
  await page.getByRole('option').first().waitFor();
}
