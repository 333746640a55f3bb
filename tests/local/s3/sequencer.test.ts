import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSequencer } from '../../../local/s3/sequencer.ts';

const padded = (sequencer: string) => sequencer.padEnd(24, '0');

test('grows, padded as S3 says, whatever the clock does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), { minLength: 2 }),
      (times) => {
        let at = 0;
        const next = createSequencer(() => times[at++] ?? 0);
        const sequencers = times.map(() => padded(next()));
        expect(sequencers).toEqual(sequencers.toSorted());
        expect(new Set(sequencers).size).toBe(times.length);
      },
    ),
  );
});

test('varies in length, as those of S3 do', () => {
  let time = 1_795_000_000_000;
  const next = createSequencer(() => time++);
  const lengths = new Set(Array.from({ length: 64 }, () => next().length));
  expect(lengths.size).toBeGreaterThan(1);
});

test('goes on after a restart', () => {
  const before = createSequencer(() => 1_795_000_000_000)();
  const after = createSequencer(() => 1_795_000_000_001)();
  expect(padded(after) > padded(before)).toBe(true);
});
