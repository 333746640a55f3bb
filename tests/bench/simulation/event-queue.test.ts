import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventQueue } from '../../../bench/simulation/event-queue.ts';

it('returns the earliest event first, and of those due at once the one added first', () => {
  // A number adds an event that is due at that time; null takes one.
  const steps = fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { maxLength: 100 });
  fc.assert(
    fc.property(steps, (dues) => {
      const queue = new EventQueue();
      const model: { due: number; n: number }[] = [];
      const happened: number[] = [];
      const expected: number[] = [];
      dues.forEach((due, n) => {
        if (due !== null) {
          queue.add(due, () => happened.push(n));
          model.push({ due, n });
          return;
        }
        queue.take()?.happen();
        model.sort((a, b) => a.due - b.due || a.n - b.n);
        expected.push(...model.splice(0, 1).map(({ n: first }) => first));
        expect(happened).toEqual(expected);
      });
    }),
  );
});
