import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';

const FOLDER = join(import.meta.dirname, 'tests');
/** Replaces a module or a client, changes the process, or starts the local run, which replaces a part of its emulators. */
const CHANGES_THE_PROCESS = new RegExp(
  [
    /\bvi\.|\bmockClient\b/,
    /\bprocess\.(?:env\.\w+|argv|exitCode) \??=[^=]|\bdelete process\.env\b|\bprocess\.chdir\b/,
    /\/(?:start-host|start-pipeline|measured-pipeline|bench\/unbundle)\.ts'|\/local\/(?:patches|emulators)\//,
  ]
    .map(({ source }) => source)
    .join('|'),
);
const HELPER = /from '(\.[^']+\.ts)'/g;

const files = new Set(
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).map((path) => join(FOLDER, path)),
);

/** Whether a file of the tests changes the process in which it runs, by itself or by a helper that it imports. */
const changesTheProcess = (path: string): boolean => {
  const source = readFileSync(path, 'utf8');
  return (
    CHANGES_THE_PROCESS.test(source) ||
    [...source.matchAll(HELPER)]
      .map(([, helper = '']) => join(dirname(path), helper))
      .some((helper) => files.has(helper) && changesTheProcess(helper))
  );
};
const tests = [...files].filter((path) => path.endsWith('.test.ts'));
const isolated = new Set(tests.filter(changesTheProcess));

/** Alike for all tests. */
export const COMMON = {
  // A cold import of the CDK or of a bundle takes seconds on a busy machine; no test waits on time itself.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  unstubEnvs: true,
  globalSetup: join(import.meta.dirname, 'tests/support/own-temp-folder.ts'),
};

export default defineConfig({
  test: {
    // Vitest leaves one core of two to its own process, which has little to do.
    maxWorkers: '100%',
    projects: [
      // A process runs many files, and loads what they share once.
      {
        extends: true,
        test: {
          ...COMMON,
          name: 'shared',
          include: tests.filter((path) => !isolated.has(path)),
          isolate: false,
        },
      },
      { extends: true, test: { ...COMMON, name: 'isolated', include: [...isolated] } },
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
