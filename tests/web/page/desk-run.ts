import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A local run with its page, and a browser: what the tests of a file share. */
export interface DeskRun {
  /** Of the page. */
  readonly url: string;
  readonly browser: Browser;
  /** Puts an object into the bucket, as another terminal would. */
  put(key: string, body: string, metadata?: Record<string, string>): Promise<void>;
  /** Waits until nothing is on its way. */
  settled(): Promise<void>;
}

/** A page that reports what must not happen: a dialog, a broken content security policy, an error of the script. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: readonly string[];
}

export async function openPage(
  { browser }: DeskRun,
  options: { width?: number; height?: number; dark?: boolean } = {},
): Promise<WatchedPage> {
  const { width = 1280, height = 900, dark = false } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) faults.push(`policy: ${message.text()}`);
  });
  return { page, context, faults };
}

/** How far the document is wider than its window: 0 where nothing scrolls sideways. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

/** The path of an article's page. */
export const articlePath = (key: string): string => `/?article=${encodeURIComponent(key)}`;

/** Goes to a view, and waits until it shows what the API answered. */
export async function show(page: Page, address: string, selector: string): Promise<void> {
  await page.goto(address);
  await page.locator(selector).first().waitFor();
}
