import { expect, test } from 'vitest';
import { killPipeline } from './soak/kill-pipeline.ts';

/**
 * A small part of "npm run soak:kill". Two guards make the start after a kill safe: local/patches/patch-persistence.ts makes the
 * messages visible again that the killed run had received, and start-pipeline.ts finds changes whose events were lost.
 */
test('a pipeline that is killed again and again loses no article and doubles none', {
  timeout: 240_000,
}, async () => {
  const outcome = await killPipeline({ articles: 40, stackKills: 3, functionKills: 1, seed: 20_261_124 });
  expect(outcome).toMatchObject({ statuses: { ENRICHED: 40 }, mixed: [], shapes: 1 });
  // Without articles in progress, the kill would prove nothing.
  expect(outcome.inProgressAtKills[0]).toBeGreaterThan(0);
  expect(outcome.itemsPerArticle).toBeGreaterThan(3);
});
