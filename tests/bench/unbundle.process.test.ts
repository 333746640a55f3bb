import { expect, it } from 'vitest';
import { measureUnbundling } from '../../bench/unbundle.ts';

it.skipIf(process.platform !== 'linux')(
  'npm run bench -- unbundle streams a bundle through the deployed handler, and measures it',
  { timeout: 60_000 },
  async () => {
    const result = await measureUnbundling(2_000_000, true);
    expect(result).toMatchObject({ status: 'UNBUNDLED', counts: { written: result.items }, within: true });
    expect(result.peakMegabytes).toBeGreaterThan(50);
  },
);
