/** The simulations that many guards name. */
export const MODEL_CHECK = 'tests/simulation/model-check.test.ts > the table equals the model';
export const CRASH = 'tests/simulation/crash.test.ts';
export const DUPLICATES = 'tests/simulation/duplicates.test.ts';
export const PERMUTATIONS = 'tests/simulation/permutations.test.ts';
export const RECHECK = 'tests/simulation/recheck.test.ts';
export const SEQUENCERS = 'tests/simulation/sequencers.test.ts';
export const DEAD_LETTERS = 'tests/simulation/dead-letters.test.ts';
export const PARTIAL_FAILURES = 'tests/simulation/partial-failures.test.ts';
