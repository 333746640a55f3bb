import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Vitest leaves one core of two to its own process, which has little to do.
    maxWorkers: '100%',
    // A cold import of the CDK or of a bundle takes seconds on a busy machine; no test waits on time itself.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    unstubEnvs: true,
    coverage: {
      provider: 'v8',
      include: ['core/**/*.ts', 'functions/**/*.ts'],
      exclude: ['analyser/training/**', 'analyser/models/**'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 90 },
    },
  },
});
