import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

const ALL = 'tests/**/*.test.ts';
/** Tests that replace a module or a client, change the process, or start the local run, which replaces parts of its emulators. */
const CHANGES_THE_PROCESS = 'tests/**/*.process.test.ts';

/** Tests that load the simulation. It replaces the compression of the process by something faster. */
const SIMULATION = 'tests/simulation/**/*.test.ts';

/** Alike for all tests. */
export const COMMON = {
  // A cold import of the CDK or of a bundle takes seconds on a busy machine; no test waits on time itself.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  unstubEnvs: true,
  // With more room for young objects, the simulation takes an eighth less of the processor.
  execArgv: ['--max-semi-space-size=64'],
  globalSetup: join(import.meta.dirname, 'tests/support/own-temp-folder.ts'),
};

export default defineConfig({
  test: {
    // One more than there are cores: the tests of the local run spend half of their time waiting. By default Vitest leaves
    // one core of two to its own process, which has little to do.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // A process runs many files, and loads what they share once.
      {
        extends: true,
        test: {
          ...COMMON,
          name: 'shared',
          include: [ALL],
          exclude: [...configDefaults.exclude, CHANGES_THE_PROCESS, SIMULATION],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...COMMON,
          name: 'simulation',
          include: [SIMULATION],
          exclude: [...configDefaults.exclude, CHANGES_THE_PROCESS],
          isolate: false,
        },
      },
      // A process runs one file.
      { extends: true, test: { ...COMMON, name: 'process', include: [CHANGES_THE_PROCESS] } },
    ],
    coverage: {
      provider: 'v8',
      include: ['core/**/*.ts', 'functions/**/*.ts'],
      exclude: ['analyser/training/**', 'analyser/models/**'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 90 },
    },
  },
});
