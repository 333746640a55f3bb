import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { articlePath, type DeskRun, openPage, show } from './desk-run.ts';

/** The part of the address after the slash: the view. */
const pathOf = (page: Page) => new URL(page.url()).search;
const queryOf = (page: Page) => new URL(page.url()).searchParams;
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
/** The text that has the focus. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

export function testKeyboard(run: () => DeskRun): void {
  it('all views open by keys alone', async () => {
    const { page, context, faults } = await openPage(run());
    await show(page, run().url, 'h1');
    const today = new Date().toISOString().slice(0, 10);
    await press(page, 'g', 'n');
    await expect.poll(() => pathOf(page)).toBe('?names');
    await press(page, 'g', 'k');
    await expect.poll(() => pathOf(page)).toBe('?desk');
    await press(page, 'g', 'd');
    await expect.poll(() => pathOf(page)).toBe('');
    await page.locator('.articles a').first().waitFor();
    await press(page, '[');
    await expect.poll(() => pathOf(page)).toMatch(/^\?day=/);
    await press(page, ']');
    await expect.poll(() => pathOf(page)).toBe(`?day=${today}`);
    await press(page, '/');
    await page.keyboard.type('icelan');
    await page
      .getByRole('option', { name: /^Iceland/ })
      .first()
      .waitFor();
    await press(page, 'ArrowDown', 'ArrowUp', 'Enter');
    await expect.poll(() => pathOf(page)).toBe('?name=iceland');
    await page.locator('.quotes a').first().waitFor();
    await press(page, '?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('marks, filters and copies work by keys alone, and filters are in the address', async () => {
    const { page, context } = await openPage(run());
    await show(page, `${run().url}${articlePath('letters.txt')}`, '.body[data-whole]');
    await press(page, 'n');
    const first = await focused(page);
    await press(page, 'ArrowRight');
    expect(await focused(page)).not.toBe(first);
    // n goes around the mentions of one name.
    await page.locator('.body .m', { hasText: 'Robert Klein' }).first().locator('a').focus();
    await press(page, 'n');
    expect(await focused(page)).toBe('Robert Klein');
    await page.getByText(/2nd of 2 here/).waitFor();
    const label = () =>
      page.evaluate(() => {
        const mark = document.querySelector('.body .m[data-t="person"]');
        return mark ? getComputedStyle(mark).textDecorationLine : '';
      });
    expect(await label()).toBe('underline');
    await press(page, '1');
    await expect.poll(label).toBe('none');
    expect(queryOf(page).get('hide')).toBe('person');
    await press(page, '1');
    await expect.poll(label).toBe('underline');
    await press(page, 'c');
    await expect.poll(() => clipboard(page)).toBe('copydesk show --text letters.txt');
    await press(page, 'y');
    await expect.poll(async () => JSON.parse(await clipboard(page)).record?.key).toBe('letters.txt');
    // All marks together are one stop of the tab key.
    expect(await page.locator('.reader .m a[tabindex="0"], .reader .m[tabindex="0"]').count()).toBe(1);
    await press(page, 'Enter');
    await expect.poll(() => pathOf(page)).toMatch(/^\?name=/);
    await context.close();
  });

  it('a key finds the newest state, however soon it follows', async () => {
    const { page, context } = await openPage(run());
    await show(page, `${run().url}${articlePath('letters.txt')}`, '.body[data-whole]');
    // The browser draws nothing between the focus and the key.
    const moves = await page.evaluate(() => {
      const marks = [...document.querySelectorAll('.body .m')].filter(
        ({ textContent }) => textContent === 'Robert Klein',
      );
      marks[0]?.querySelector('a')?.focus();
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
      return marks.map((mark) => mark.contains(document.activeElement));
    });
    expect(moves).toEqual([false, true]);
    await show(page, run().url, '.articles a');
    // Each key comes before the browser has painted what the one before changed.
    const days = await page.evaluate(async () => {
      const addresses: string[] = [];
      for (const key of ['[', '[', ']']) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        addresses.push(location.search);
        const { port1, port2 } = new MessageChannel();
        await new Promise((resolve) => {
          port1.onmessage = resolve;
          port2.postMessage(null);
        });
      }
      return addresses;
    });
    const day = (back: number) => `?day=${new Date(Date.now() - back * 864e5).toISOString().slice(0, 10)}`;
    expect(days).toEqual([day(1), day(2), day(1)]);
    await context.close();
  });

  it('an address with filters shows them again', async () => {
    const { page, context } = await openPage(run());
    await show(page, `${run().url}${articlePath('letters.txt')}&hide=date&score=0.9`, '.body[data-whole]');
    expect(await page.getByRole('checkbox', { name: /Dates/ }).isChecked()).toBe(false);
    expect(await page.getByRole('slider').inputValue()).toBe('0.9');
    await context.close();
  });
}
