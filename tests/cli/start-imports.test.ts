import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

/** How esbuild resolves each import, from the launcher's main module to the packages that are left external. */
let inputs: Metafile['inputs'];
beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: ['cli/main.ts'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    outdir: 'none',
    logLevel: 'error',
    // Not followed: none of them imports a part of Copydesk.
    external: ['@aws-sdk/*', '@smithy/*', '@aws-lambda-powertools/*', 'fauxqs', 'eld', 'esbuild'],
  });
  inputs = metafile.inputs;
});

/** All modules that a module imports, directly or not. */
function importsOf(entry: string, kinds: readonly string[]): string[] {
  const found = new Set([entry]);
  for (const path of found)
    for (const { path: next, kind } of inputs[path]?.imports ?? []) if (kinds.includes(kind)) found.add(next);
  return [...found];
}
const definitionOf = (name: string) => `cli/commands/${name}/${name}-command.ts`;
const ALL = ['import-statement', 'dynamic-import', 'require-call'];

/** The local stack, the Comprehend endpoint, the analyser, and what only they need. */
const isLocalRun = (path: string) =>
  /^(local\/(?!stack-path\.ts)|comprehend\/|analyser\/|sentences\/|functions\/|infra\/)|^(fauxqs|eld|esbuild)$/.test(
    path,
  );

describe('the modules that a command loads', () => {
  it.each([
    'ingest',
    'show',
    'list',
    'about',
    'names',
    'trends',
    'watch',
    'stories',
    'export',
    'status',
    'doctor',
    'redrive',
    'backfill',
    'resume',
  ])('%s loads no part of the local run', (name) => {
    const loaded = importsOf(definitionOf(name), ALL);
    expect(loaded).toContain('local/stack-path.ts');
    expect(loaded.filter(isLocalRun)).toEqual([]);
  });

  it('dev loads the local stack with its emulators, and the analyser', () => {
    expect(importsOf(definitionOf('dev'), ALL)).toEqual(
      expect.arrayContaining([
        'local/index.ts',
        'fauxqs',
        'local/emulators/emulate-dynamodb.ts',
        'analyser/find-entities.ts',
      ]),
    );
  });

  it.each([
    ['list', []],
    // It looks for a message on its way, and in the dead-letter queues.
    ['show', ['@aws-sdk/client-sqs']],
    ['about', []],
    ['names', []],
    ['trends', []],
    ['watch', []],
    ['stories', []],
    ['export', []],
    ['status', ['@aws-sdk/client-sqs']],
    ['redrive', ['@aws-sdk/client-sqs']],
    ['ingest', ['@aws-sdk/client-s3']],
    ['resume', ['@aws-sdk/client-lambda']],
  ])('%s loads, besides the clients of the table, no SDK client but %j', (name, clients) => {
    const found = importsOf(`cli/commands/${name}/${name}.ts`, ['import-statement']).filter((path) =>
      /^@aws-sdk\/client-(?!dynamodb)/.test(path),
    );
    expect(found.sort()).toEqual(clients);
  });

  it('the help loads no SDK client, and no implementation of a command', () => {
    const loaded = importsOf('cli/main.ts', ['import-statement']);
    expect(loaded).toContain(definitionOf('list'));
    expect(loaded.filter((path) => /^@(aws-sdk|smithy)\//.test(path) || isLocalRun(path))).toEqual([]);
    expect(loaded).not.toContain('cli/commands/list/list.ts');
  });
});
