import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { articlePath, type DeskRun, openPage, show } from './desk-run.ts';
import { LETTERS, PLAIN } from './texts.ts';

interface Text {
  readonly record: { readonly articleId: string };
  readonly text: string;
  readonly marks: readonly { readonly utf16: { readonly begin: number; readonly end: number } }[];
}

/** Drops files on the page, as a hand with a mouse does. */
const drop = (page: Page, files: readonly { readonly name: string; readonly text: string }[]) =>
  page.evaluate((dropped) => {
    const data = new DataTransfer();
    for (const { name, text } of dropped) data.items.add(new File([text], name, { type: 'text/plain' }));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }),
      );
  }, files);

/** The texts of the marks, in the order of the API's list. */
const marksOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('mark.m')]
      .sort((a, b) => Number(a.dataset.i) - Number(b.dataset.i))
      .map((mark) => mark.textContent),
  );

export function testUploads(run: () => DeskRun): void {
  it('a dropped file appears, moves through its stages, and opens in the reader', async () => {
    const { page, context, faults } = await openPage(run());
    await show(page, `${run().url}/?desk`, '.drop');
    await drop(page, [{ name: 'dropped ferry.txt', text: PLAIN }]);
    const row = page.locator('.board > li').filter({ hasText: /ferry/i }).first();
    await row.waitFor();
    const title = row.getByRole('link', { name: 'Ferry to Iceland returns' });
    await title.waitFor();
    // The last stage has ended: its cell says how long it took.
    await expect.poll(() => row.locator('.done').count(), { timeout: 10_000 }).toBe(3);
    expect(await page.locator('.stagename').allTextContents()).toEqual([
      'split',
      'enrich',
      'publish',
      'digest',
      'given up',
    ]);
    await title.click();
    await page.locator('.body[data-whole]').waitFor();
    expect(await page.locator('h1').textContent()).toBe('Ferry to Iceland returns');
    expect(new URL(page.url()).searchParams.get('article')).toMatch(/dropped ferry\.txt$/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('an article that another terminal uploads appears by itself', async () => {
    const { page, context } = await openPage(run());
    await show(page, `${run().url}/?desk`, '.drop');
    await run().put('other/terminal.txt', PLAIN.replaceAll('Ferry', 'Another ferry'));
    await page.getByRole('link', { name: 'Another ferry to Iceland returns' }).first().waitFor();
    await context.close();
  });

  it('the texts of the marks are the spans of the API, for any letters', async () => {
    await run().put('letters.txt', LETTERS);
    await run().settled();
    const { page, context } = await openPage(run());
    await show(page, `${run().url}${articlePath('letters.txt')}`, '.body[data-whole]');
    const record = await (await fetch(`${run().url}/api/articles/by-key?key=letters.txt`)).json();
    const { text, marks } = (await (
      await fetch(`${run().url}/api/articles/${record.articleId}/text`)
    ).json()) as Text;
    const spans = marks.map(({ utf16: { begin, end } }) => text.slice(begin, end));
    expect(spans.length).toBeGreaterThan(8);
    expect(await marksOf(page)).toEqual(spans);
    await context.close();
  });
}
