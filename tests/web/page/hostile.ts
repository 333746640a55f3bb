import { expect, it } from 'vitest';
import { articlePath, type DeskRun, openPage, overflowOf, show } from './desk-run.ts';
import { BIDI, LONG, MARKUP, MANY } from './texts.ts';

/** A key that no file system would have. */
const KEY = `<img src=x onerror=alert(20)>/${'k'.repeat(300)}/\u202Eرجع "quoted" %2e%2e?#.txt`;
const HOSTILE: Readonly<Record<string, string>> = {
  [KEY]: MARKUP,
  'bidi.txt': BIDI,
  'long.txt': LONG,
  'many.txt': MANY,
};

export function testHostile(run: () => DeskRun): void {
  it('hostile articles run nothing, break no layout, and report nothing', async () => {
    for (const [key, text] of Object.entries(HOSTILE))
      await run().put(key, text, {
        publisher: '',
        source: encodeURIComponent(`"><script>alert(30)</script>${'P'.repeat(500)}`),
      });
    await run().settled();
    for (const width of [390, 1280]) {
      const { page, context, faults } = await openPage(run(), { width });
      for (const key of Object.keys(HOSTILE)) {
        await show(page, `${run().url}${articlePath(key)}`, '.body[data-whole]');
        expect(await overflowOf(page), key).toBe(0);
      }
      for (const path of ['/', '/?desk', '/?names', '/?name=iceland', '/?name=robert%20klein']) {
        await show(page, `${run().url}${path}`, 'main a');
        await page.waitForTimeout(300);
        expect(await overflowOf(page), path).toBe(0);
      }
      // Nothing of the articles became an element.
      expect(await page.locator('main :is(script, img, iframe, style, base, object)').count()).toBe(0);
      expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  it('a text of 200 KB with 3,000 mentions has all its marks', async () => {
    const { page, context } = await openPage(run());
    await show(page, `${run().url}${articlePath('many.txt')}`, '.body[data-whole]');
    expect(await page.locator('mark.m').count()).toBeGreaterThan(3_000);
    await context.close();
  });
}
