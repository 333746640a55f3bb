import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SeenItems } from '../../../functions/unbundle/seen-items.ts';

it('the first item with an id is known, across slices and when a slice is read again', () => {
  const ids = fc.array(fc.string({ maxLength: 2 }), { maxLength: 40 });
  fc.assert(
    fc.property(ids, fc.nat(40), (all, cut) => {
      const firstOf = (id: string, i: number) => (all.indexOf(id) < i ? all.indexOf(id) + 1 : undefined);
      const before = new SeenItems([]);
      const early = all.slice(0, cut).map((id, i) => before.add(id, i + 1));
      const slices = [{ ids: before.pack() }];
      const after = new SeenItems(slices);
      const late = all.slice(cut).map((id, i) => after.add(id, cut + i + 1));
      expect([...early, ...late]).toEqual(all.map(firstOf));
      const again = new SeenItems([...slices, { ids: after.pack() }]);
      expect(all.map((id, i) => again.add(id, i + 1))).toEqual(all.map(firstOf));
    }),
  );
});
