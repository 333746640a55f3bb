import fc from 'fast-check';
import { expect, it } from 'vitest';
import { takeAffordable } from '../../../../cli/commands/backfill/take-affordable.ts';

const objectsOf = (units: readonly number[]) => units.map((units, i) => ({ key: `k${i}`, units }));
const sum = (objects: readonly { units: number }[]) => objects.reduce((all, { units }) => all + units, 0);

it('takes the first objects, as many as fit within the limit', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 })), fc.nat({ max: 500 }), (units, most) => {
      const objects = objectsOf(units);
      const taken = takeAffordable(objects, most);
      expect(taken).toEqual(objects.slice(0, taken.length));
      expect(sum(taken)).toBeLessThanOrEqual(most);
      if (taken.length < objects.length)
        expect(sum(objects.slice(0, taken.length + 1))).toBeGreaterThan(most);
    }),
  );
});
