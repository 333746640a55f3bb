import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../bench/bundles.ts';
import { buildFunctions } from '../../infra/build/build-functions.ts';
import { measureBundle } from '../../infra/build/measure-bundle.ts';

describe('the bundles', () => {
  it('stay within their limits', async () => {
    for (const { stage, record } of await buildFunctions()) {
      const { eager, lazy } = measureBundle(record.chunks);
      const { part, bytes } = LIMITS[stage];
      expect(part === 'eager' ? eager : eager + lazy, stage).toBeLessThanOrEqual(bytes);
    }
  });

  it('have limits as promised: 600 KB for enrich and publish, 750 KB for what split starts with', () => {
    expect(LIMITS).toEqual({
      split: { part: 'eager', bytes: 750_000 },
      enrich: { part: 'total', bytes: 600_000 },
      publish: { part: 'total', bytes: 600_000 },
    });
  });
});
