import { describe, expect, it } from 'vitest';
import { aliasFile, settingsWith } from '../support/aliases.ts';
import { SETTINGS } from '../support/articles.ts';
import { SHORT, THREE, TWO } from './articles.ts';
import { World } from './world.ts';

const ARTICLES = Object.entries({ 'a.txt': SHORT, 'b.txt': TWO, 'c.txt': THREE });

/** The names of all articles, as their last events give them. */
function namesIn(world: World): string[] {
  const last = new Map(world.events.map(({ detail }) => [detail.key, 'names' in detail ? detail.names : []]));
  return [...last.values()].flatMap((names = []) => names).sort();
}

describe('the pipeline in virtual time', () => {
  it.each(Array.from({ length: 20 }, (_, i) => i + 1))(
    'a changed alias file renames in every article, and bills nothing: seed %i',
    async (seed) => {
      const chaos = {
        faultRate: 0.02,
        maxFaults: 10,
        duplicateRate: 0.1,
        visibilityMs: 20_000,
        staleRate: 0.3,
      };
      const world = new World({ seed, chaos });
      const backfillAll = async () => {
        for (const [key] of ARTICLES) world.backfill(key);
        await world.rest();
        world.checkAtRest();
      };
      for (const [key, { body }] of ARTICLES) {
        world.idOf(key);
        world.bucket.put(key, body);
      }
      await world.rest();
      const bills = JSON.stringify([...world.comprehend.bills]);
      const before = namesIn(world);
      expect(before).toContain('dinant');

      const renaming = settingsWith(
        aliasFile({ names: [{ name: 'Dinant on the Meuse', aliases: ['Dinant'] }] }),
      );
      // For a while functions of both deployments run.
      world.settings = [SETTINGS, renaming];
      await backfillAll();
      world.settings = [renaming];
      await backfillAll();
      const renamed = before.map((name) => (name === 'dinant' ? 'dinant on the meuse' : name));
      expect(namesIn(world)).toEqual(renamed.sort());

      world.settings = [SETTINGS];
      await backfillAll();
      expect(namesIn(world)).toEqual(before);
      expect(JSON.stringify([...world.comprehend.bills])).toBe(bills);
    },
  );
});
