import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Starts the packaged Chromium. It runs on Linux on x64 only. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    // The package's defaults turn off what protects a page from others, and draw by software that forgets colours.
    args: sparticuz.args.filter(
      (arg) => !/web-security|site-isolation|insecure|features|single-process/.test(arg),
    ),
    headless: true,
    env: { ...process.env, HOME: mkdtempSync(join(tmpdir(), 'copydesk-browser-')) } as Record<string, string>,
  });
}
