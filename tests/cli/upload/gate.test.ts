import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Gate } from '../../../cli/upload/gate.ts';

it('starts work in order, never more at a time than there is room for, and larger work alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 30 }), { maxLength: 40 }), fc.nat(), async (sizes, seed) => {
      const room = { count: 4, bytes: 20 };
      const gate = new Gate(room);
      const begun: number[] = [];
      const open = new Set<number>();
      await Promise.all(
        sizes.map((size, i) =>
          gate.pass(size, async () => {
            begun.push(i);
            open.add(i);
            const bytes = [...open].reduce((sum, k) => sum + (sizes[k] as number), 0);
            expect(open.size).toBeLessThanOrEqual(room.count);
            expect(bytes <= room.bytes || open.size === 1).toBe(true);
            for (let turns = (seed + i * 7) % 5; turns > 0; turns--) await Promise.resolve();
            open.delete(i);
          }),
        ),
      );
      expect(begun).toEqual([...sizes.keys()]);
    }),
    { numRuns: 50 },
  );
});

it('continues after work that fails', async () => {
  const gate = new Gate({ count: 1, bytes: 1 });
  const failed = gate.pass(1, () => Promise.reject(new Error('no')));
  const done = gate.pass(1, async () => 'done');
  await expect(failed).rejects.toThrow('no');
  expect(await done).toBe('done');
});
