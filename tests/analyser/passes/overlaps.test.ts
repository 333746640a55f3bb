import { describe, expect, it } from 'vitest';
import type { FoundEntity } from '../../../analyser/found.ts';
import { addMissing } from '../../../analyser/passes/add-missing.ts';
import { dropOverlapping } from '../../../analyser/passes/drop-overlapping.ts';
import { trustExpansions } from '../../../analyser/passes/trust-expansions.ts';
import { trustLayout } from '../../../analyser/passes/trust-layout.ts';

const name = (
  begin: number,
  end: number,
  score = 0.9,
  type: FoundEntity['type'] = 'LOCATION',
): FoundEntity => ({ type, text: 'x'.repeat(end - begin), score, begin, end });
const spans = (found: readonly FoundEntity[]) => found.map(({ begin, end }) => [begin, end]);

describe('overlapping names', () => {
  it('adjacent spans do not overlap; one common character is an overlap', () => {
    const found = [name(0, 5), name(5, 9), name(12, 20)];
    expect(spans(dropOverlapping(found, [name(5, 13)], () => true))).toEqual([[0, 5]]);
  });

  it('a span that must not be dropped stays', () => {
    expect(spans(dropOverlapping([name(0, 5)], [name(2, 4)], () => false))).toEqual([[0, 5]]);
  });

  it('adds spans that overlap nothing, in the order of the text', () => {
    expect(spans(addMissing([name(10, 14)], [name(0, 3), name(12, 16), name(14, 18)]))).toEqual([
      [0, 3],
      [10, 14],
      [14, 18],
    ]);
  });

  it('the expansion of an acronym wins over a span of lower score', () => {
    const expansion = name(0, 20, 0.8, 'OTHER');
    expect(trustExpansions([name(4, 9, 0.5)], [expansion])).toEqual([expansion]);
    expect(spans(trustExpansions([name(4, 9, 0.9)], [expansion]))).toEqual([[4, 9]]);
  });

  it('results turn places into clubs, but not people; a dateline is always a place', () => {
    const club = name(0, 5, 0.75, 'ORGANIZATION');
    const player = name(0, 5, 0.9, 'PERSON');
    expect(trustLayout([name(0, 5)], [], [club])).toEqual([club]);
    expect(trustLayout([player], [], [club])).toEqual([player]);
    expect(trustLayout([player], [name(0, 5)], [])).toEqual([name(0, 5)]);
  });
});
