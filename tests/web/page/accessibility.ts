import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { articlePath, type DeskRun, openPage, overflowOf, show } from './desk-run.ts';

type View = readonly [name: string, path: string, selector: string];

/** Every view, and what it shows when it is whole; two for each test. */
const PAIRS: readonly (readonly [View, View])[] = [
  [
    ['the day', '/', '.articles a'],
    ['a day without articles', '/?day=2001-01-01', 'h1'],
  ],
  [
    ['the names', '/?names', '.namelist a'],
    ['a name', '/?name=iceland', '.quotes a'],
  ],
  [
    ['the reader', articlePath('letters.txt'), '.body[data-whole]'],
    ['a rejected object', articlePath('empty.txt'), '.stamp'],
  ],
  [
    ['the desk', '/?desk', '.board .title a'],
    ['an address of no view', '/?day=never', 'h1'],
  ],
];
const SCREENS = [
  { screen: 'narrow and light', width: 390, dark: false },
  { screen: 'wide and dark', width: 1280, dark: true },
];

/** What axe finds, one line each. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3)}`);
}

export function testAccessibility(run: () => DeskRun): void {
  const cases = SCREENS.flatMap((screen) =>
    PAIRS.map(([first, second]) => ({ ...screen, first, second, views: `${first[0]} and ${second[0]}` })),
  );
  it.each(cases)('axe finds nothing in $views, $screen', async ({ width, dark, first, second }) => {
    const { page, context, faults } = await openPage(run(), { width, dark });
    for (const [name, path, selector] of [first, second]) {
      await show(page, `${run().url}${path}`, selector);
      expect(await faultsOf(page), name).toEqual([]);
      expect(await overflowOf(page), name).toBe(0);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each(SCREENS)(
    'axe finds nothing in the search and the list of keys, $screen',
    async ({ width, dark }) => {
      const { page, context } = await openPage(run(), { width, dark });
      await show(page, run().url, '.articles a');
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      expect(await faultsOf(page), 'keys').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' });
      await page.keyboard.press('/');
      await page.keyboard.type('icelan');
      await page.getByRole('option').first().waitFor();
      expect(await faultsOf(page), 'search').toEqual([]);
      await context.close();
    },
  );
}
