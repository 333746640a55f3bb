import { describe, expect, it, vi } from 'vitest';
import { NotYetError } from '../../../core/article/errors.ts';
import { BudgetedDetector } from '../../../functions/enrich/budgeted-detector.ts';
import type { Document } from '../../../functions/enrich/detector.ts';

const found = { analysis: { entities: [], failures: {} }, calls: ['call'] };
const documents: Document[] = [
  { text: '😀'.repeat(301), language: 'en', analyses: ['entities', 'sentiment'] },
  { text: 'short', language: 'de', analyses: ['sentiment'] },
];
const DEADLINE = 5;

function makeDetector(isLeft: boolean) {
  const inner = {
    engine: { name: 'fake', version: '1' },
    isBilled: true,
    detect: vi.fn(async () => documents.map(() => found)),
  };
  const spend = vi.fn(async () => isLeft);
  const now = () => new Date('2026-11-24T12:00:00Z');
  return {
    inner,
    spend,
    detector: new BudgetedDetector(inner, { budget: { spend }, unitsPerDay: 1_000, now }),
  };
}

describe('BudgetedDetector', () => {
  it('spends the units of all documents and analyses at once, before it asks the engine', async () => {
    const { detector, inner, spend } = makeDetector(true);
    expect(await detector.detect(documents, DEADLINE)).toEqual([found, found]);
    // 301 characters are 4 units for each of two analyses; 5 are the minimum of 3.
    expect(spend.mock.calls).toEqual([['2026-11-24', 11, 1_000]]);
    expect(inner.detect).toHaveBeenCalledExactlyOnceWith(documents, DEADLINE, undefined);
    expect(detector.engine).toEqual({ name: 'fake', version: '1' });
    expect(detector.isBilled).toBe(true);
  });

  it('asks the engine for nothing where the budget is spent, and has every document wait', async () => {
    const { detector, inner } = makeDetector(false);
    const detections = await detector.detect(documents, DEADLINE);
    expect(inner.detect).not.toHaveBeenCalled();
    expect(detections).toHaveLength(2);
    for (const { analysis, error } of detections) {
      expect(analysis).toEqual({ failures: {} });
      expect(error).toBeInstanceOf(NotYetError);
      expect(error?.message).toBe('The budget of 2026-11-24 is spent');
    }
  });

  it('spends nothing for no documents', async () => {
    const { detector, spend } = makeDetector(false);
    await detector.detect([], DEADLINE);
    expect(spend).not.toHaveBeenCalled();
  });
});
