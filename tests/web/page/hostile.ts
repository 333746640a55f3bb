import { expect, it } from 'vitest';
import { articlePath, type DeskRun, openPage, overflowOf, show } from './desk-run.ts';
import { BIDI, LONG, MANY, MARKUP } from './texts.ts';

/** A key that no file system would have. */
const KEY = `<img src=x onerror=alert(20)>/${'k'.repeat(300)}/\u202Eرجع "quoted" %2e%2e?#.txt`;

/** Articles that try to run something, to turn the page around, or to break its layout. */
export const HOSTILE = [
  { key: KEY, text: MARKUP },
  { key: 'bidi.txt', text: BIDI },
  { key: 'long.txt', text: LONG },
  { key: 'many.txt', text: MANY },
].map(({ key, text }) => ({
  key,
  text,
  metadata: { source: encodeURIComponent(`"><script>alert(30)</script>${'P'.repeat(500)}`) },
}));

const VIEWS: readonly (readonly [name: string, path: string, selector: string])[] = [
  ['the text with markup and handlers', articlePath(KEY), '.body[data-whole]'],
  ['the text that turns its direction', articlePath('bidi.txt'), '.body[data-whole]'],
  ['the text with a name of 500 letters', articlePath('long.txt'), '.body[data-whole]'],
  ['the text with 3,000 mentions', articlePath('many.txt'), '.body[data-whole]'],
  ['the day', '/', '.articles a'],
  ['the desk', '/?desk', '.board .title a'],
  ['the names', '/?names', '.namelist a'],
  ['a name', '/?name=robert%20klein', '.quotes a'],
];

export function testHostile(run: () => DeskRun): void {
  it.each(VIEWS)('%s runs nothing, breaks no layout, and reports nothing', async (_, path, selector) => {
    const { page, context, faults } = await openPage(run(), { width: 390 });
    await show(page, `${run().url}${path}`, selector);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflowOf(page), `${width} pixels wide`).toBe(0);
    }
    // Nothing of the articles became an element.
    expect(await page.locator('main :is(script, img, iframe, style, base, object)').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('a text with 3,000 mentions has all its marks', async () => {
    const { page, context } = await openPage(run());
    await show(page, `${run().url}${articlePath('many.txt')}`, '.body[data-whole]');
    expect(await page.locator('mark.m').count()).toBeGreaterThan(3_000);
    await context.close();
  });
}
