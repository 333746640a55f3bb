import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { timeCold } from '../../bench/analyser/time-cold.ts';
import { LIMITS } from '../../bench/analyser.ts';

const MODELS = join(import.meta.dirname, '../../analyser/models');

it('the models stay within their limit, which keeps cold starts short', () => {
  const bytes = ['names.js', 'tone.js'].map((name) => gzipSync(readFileSync(join(MODELS, name))).length);
  expect(bytes.reduce((a, b) => a + b)).toBeLessThanOrEqual(LIMITS.gzippedBytes);
});

it('the analyser, bundled as for Lambda, answers in a new process', async () => {
  const runs = await timeCold('Mayor Ilse Brandt opened the hall in Bonn.', 1);
  expect(runs).toHaveLength(1);
  for (const value of Object.values(runs[0] ?? {})) expect(value).toBeGreaterThan(0);
  expect(runs[0]?.residentMegabytes).toBeLessThanOrEqual(LIMITS.residentMegabytes);
});
