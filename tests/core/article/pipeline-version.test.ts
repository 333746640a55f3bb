import { describe, expect, it } from 'vitest';
import {
  isNewerVersion,
  isPipelineVersion,
  PIPELINE_VERSION,
} from '../../../core/article/pipeline-version.ts';

describe('a pipeline version', () => {
  it.each([
    ['2026-11-29.10', '2026-11-29.5'],
    ['2026-11-29.10', '2026-11-29.9'],
    ['2026-11-29.1', '2026-11-29'],
    ['2026-11-30.1', '2026-11-29.10'],
    ['2027-01-01', '2026-12-31.7'],
    ['10', '9'],
    ['2026-11-29.1', '3'],
  ])('%s is newer than %s, and not the other way round', (newer, older) => {
    expect(isNewerVersion(newer, older)).toBe(true);
    expect(isNewerVersion(older, newer)).toBe(false);
  });

  it('is not newer than itself', () => {
    expect(isNewerVersion(PIPELINE_VERSION, PIPELINE_VERSION)).toBe(false);
  });

  it('of this code is valid', () => {
    expect(isPipelineVersion(PIPELINE_VERSION)).toBe(true);
  });

  it.each(['', 'v2', '2026-11-29.', '2026-11-29.5+', '2026-11-29.5.1', '2026-1-9.5', ' 2', '2026-11-29.-1'])(
    'cannot be "%s": it is rejected rather than ordered wrongly',
    (malformed) => {
      expect(isPipelineVersion(malformed)).toBe(false);
      expect(() => isNewerVersion(malformed, PIPELINE_VERSION)).toThrow(
        `"${malformed}" is no pipeline version`,
      );
      expect(() => isNewerVersion(PIPELINE_VERSION, malformed)).toThrow('is no pipeline version');
    },
  );
});
