import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSequencer } from '../../../local/s3/sequencer.ts';

/** A mark that is kept from one run to the next. */
function makeMark(untilMs = 0) {
  const mark = {
    untilMs,
    moves: 0,
    move: (to: number) => {
      mark.untilMs = to;
      mark.moves++;
    },
  };
  return mark;
}
const padded = (sequencer: string) => sequencer.padEnd(24, '0');

test('a sequencer, padded as S3 defines, grows whatever the clock does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), { minLength: 2 }),
      (times) => {
        let at = 0;
        const next = createSequencer(makeMark(), () => times[at++] ?? 0);
        const sequencers = times.map(() => padded(next()));
        expect(sequencers).toEqual(sequencers.toSorted());
        expect(new Set(sequencers).size).toBe(times.length);
      },
    ),
  );
});

test('sequencers vary in length, as those of S3 do', () => {
  let time = 1_795_000_000_000;
  const next = createSequencer(makeMark(), () => time++);
  const lengths = new Set(Array.from({ length: 64 }, () => next().length));
  expect(lengths.size).toBeGreaterThan(1);
});

test('sequencers keep growing after any number of restarts, whatever the clock does', () => {
  const time = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 });
  fc.assert(
    fc.property(fc.array(fc.array(time, { maxLength: 5 })), (runs) => {
      const mark = makeMark();
      const sequencers = runs.flatMap((times) => {
        let at = 0;
        const next = createSequencer({ untilMs: mark.untilMs, move: mark.move }, () => times[at++] ?? 0);
        return times.map(() => padded(next()));
      });
      expect(sequencers).toEqual(sequencers.toSorted());
      expect(new Set(sequencers).size).toBe(sequencers.length);
    }),
  );
});

test('soon after a restart a sequencer has the time of the clock again, and the mark moves rarely', () => {
  let time = 1_795_000_000_000;
  const mark = makeMark();
  const before = createSequencer(mark, () => time);
  for (let i = 0; i < 1_000; i++, time += 10) before();
  expect(mark.moves).toBe(1);
  time += 10_000;
  const after = createSequencer(mark, () => time)();
  expect(Number(BigInt(`0x${after.padEnd(18, '0')}`) >> 16n)).toBe(time);
});
