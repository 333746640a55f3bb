import type { createUnbundleHarness } from './create-unbundle-harness.ts';

/** An item of a bundle in JSON Lines. */
export const line = (id: number, title = `Title ${id}`) =>
  JSON.stringify({ id, title, text: `${title} said.` });
export const lines = (...all: string[]) => `${all.join('\n')}\n`;

/** The titles of the articles that were written, sorted. */
export const titles = (harness: ReturnType<typeof createUnbundleHarness>) =>
  Object.values(harness.articles())
    .map((body) => JSON.parse(body).title)
    .sort();

/** Time for one item: at the second call, more than half of the time at the slice's start is over. */
export function oneItem() {
  let calls = 0;
  return () => (calls++ % 2 === 0 ? 120_000 : 10_000);
}
