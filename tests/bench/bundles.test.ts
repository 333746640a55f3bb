import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../bench/bundles.ts';
import { environmentOf } from '../../bench/time-import.ts';
import type { FunctionName } from '../../core/runtime/stages.ts';
import { type BuiltFunction, buildFunctions } from '../../functions/build/build-functions.ts';
import { FUNCTIONS_DIR } from '../../functions/build/functions-dir.ts';
import { measureBundle } from '../../functions/build/measure-bundle.ts';

const FUNCTIONS = Object.keys(LIMITS) as FunctionName[];
let functions: BuiltFunction[];

beforeAll(async () => {
  functions = await buildFunctions();
});

function chunksOf(name: FunctionName) {
  return functions.find((built) => built.name === name)?.record.chunks ?? [];
}

describe.each(FUNCTIONS)('the bundle of %s', (functionName) => {
  it('stays within its limit', () => {
    const { eager, lazy } = measureBundle(chunksOf(functionName));
    const { part, bytes } = LIMITS[functionName];
    expect(part === 'eager' ? eager : eager + lazy).toBeLessThanOrEqual(bytes);
  });

  it('loads with all its chunks where no package is installed, and exports a handler', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'copydesk-bundle-'));
    try {
      await cp(join(FUNCTIONS_DIR, functionName), folder, { recursive: true });
      const names = chunksOf(functionName).map(({ name }) => name);
      const script = `const { handler } = await import('./handler.mjs');
        for (const name of ${JSON.stringify(names)}) await import('./' + name);
        console.log(typeof handler);`;
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--input-type=module', '--eval', script],
        {
          cwd: folder,
          env: { ...environmentOf(functionName), AWS_REGION: 'us-east-1' },
        },
      );
      expect(stdout.trim()).toBe('function');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

it('the limits are 670 KB for unbundle, 600 KB for enrich, publish and budget, and 750 KB for the eager part of split', () => {
  expect(LIMITS).toEqual({
    split: { part: 'eager', bytes: 750_000 },
    unbundle: { part: 'total', bytes: 670_000 },
    enrich: { part: 'total', bytes: 600_000 },
    'enrich-embedded': { part: 'total', bytes: 4_500_000 },
    publish: { part: 'total', bytes: 600_000 },
    digest: { part: 'total', bytes: 730_000 },
    budget: { part: 'total', bytes: 600_000 },
    api: { part: 'total', bytes: 900_000 },
  });
});
