import type AxeBuilderType from '@axe-core/playwright';
import { expect, it } from 'vitest';
import { articlePath, type DeskRun, openPage, overflowOf, show } from './desk-run.ts';

/** Every view, and what it shows when it is whole. */
const VIEWS: readonly (readonly [name: string, path: string, selector: string])[] = [
  ['day', '/', '.articles a'],
  ['a day without articles', '/?day=2001-01-01', 'h1'],
  ['names', '/?names', '.namelist a'],
  ['name', '/?name=iceland', '.quotes a'],
  ['reader', articlePath('letters.txt'), '.body[data-whole]'],
  ['rejected object', articlePath('empty.txt'), '.stamp'],
  ['desk', '/?desk', '.board a'],
  ['no such page', '/?day=never', 'h1'],
];

export function testAccessibility(run: () => DeskRun, axe: () => typeof AxeBuilderType): void {
  it.each([
    [390, false],
    [1280, true],
  ])('axe finds nothing in any view, %i pixels wide, dark: %s', async (width, dark) => {
    const { page, context, faults } = await openPage(run(), { width, dark });
    for (const [name, path, selector] of VIEWS) {
      await show(page, `${run().url}${path}`, selector);
      const { violations } = await new (axe())({ page }).setLegacyMode().analyze();
      expect(
        violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map(({ html }) => html).slice(0, 3)}`),
      ).toEqual([]);
      expect(await overflowOf(page), name).toBe(0);
    }
    await page.keyboard.press('/');
    await page.keyboard.type('icelan');
    await page.getByRole('option').first().waitFor();
    const { violations } = await new (axe())({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `search: ${id} ${nodes[0]?.html}`)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
}
