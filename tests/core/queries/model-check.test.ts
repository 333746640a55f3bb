import { expect, it } from 'vitest';
import { runInterleaved } from './interleaved-run.ts';

const RUNS = Number(process.env.QUERY_RUNS ?? 500);
const SEED = Number(process.env.QUERY_SEED ?? 1);

it('answers show what heads publish while they are read, each article once, and miss none', async () => {
  let answers = 0;
  for (let i = 0; i < RUNS; i++) {
    const result = await runInterleaved(SEED * 1_000_000 + i);
    answers += result.answers;
    expect(result.fault, `run ${SEED * 1_000_000 + i}\n${result.trace.join('\n')}`).toBeUndefined();
  }
  expect(answers).toBeGreaterThan(RUNS);
}, 300_000);
