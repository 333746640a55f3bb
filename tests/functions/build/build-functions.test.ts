import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../../core/runtime/environment.ts';
import { type BuiltFunction, buildFunctions } from '../../../functions/build/build-functions.ts';

let folder: string;
let sourceDir: string;
let outDir: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-build-'));
  sourceDir = join(folder, 'functions');
  outDir = join(folder, 'out');
  for (const stage of FUNCTION_NAMES) {
    await writeSource(
      `${stage}/handler.ts`,
      "import { shared } from '../shared.ts';\nexport const handler = () => shared;",
    );
  }
  await writeSource('shared.ts', "export const shared: string = 'as it was';");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function writeSource(path: string, text: string) {
  const file = join(sourceDir, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
}

const build = () => buildFunctions({ sourceDir, outDir });
const whichWereBuilt = (functions: readonly BuiltFunction[]) =>
  functions.filter(({ built }) => built).map(({ name }) => name);

async function readBundle(stage: string, from = outDir): Promise<Record<string, string>> {
  const names = (await readdir(join(from, stage))).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(from, stage, name), 'utf8')])),
  );
}

describe('what is built', () => {
  it('is a folder for each function that runs by itself, wherever it is put', async () => {
    await build();
    const elsewhere = join(folder, 'elsewhere');
    await cp(join(outDir, 'enrich'), elsewhere, { recursive: true });
    await rm(sourceDir, { recursive: true });
    const { handler } = await import(pathToFileURL(join(elsewhere, 'handler.mjs')).href);
    expect(handler()).toBe('as it was');
  });

  it('loads lazily what is imported lazily', async () => {
    await writeSource('split/format.ts', `export const format = ${JSON.stringify('x'.repeat(1_000))};`);
    await writeSource(
      'split/handler.ts',
      "export const handler = async () => (await import('./format.ts')).format;",
    );
    const split = (await build()).find(({ name }) => name === 'split');
    const handler = split?.record.chunks.find(({ name }) => name === 'handler.mjs');
    expect(handler?.bytes).toBeLessThan(1_000);
    expect(handler?.imports).toEqual([{ name: expect.stringMatching(/^format-.*\.mjs$/), lazy: true }]);
    const { handler: run } = await import(pathToFileURL(join(outDir, 'split/handler.mjs')).href);
    expect(await run()).toHaveLength(1_000);
  });

  it('holds what a process of the function runs', async () => {
    await writeSource('split/extractor-process.ts', "console.log('at work');");
    await build();
    expect(await readBundle('split')).toMatchObject({
      'extractor-process.mjs': expect.stringContaining('at work'),
    });
  });

  it('can require what a package in CommonJS requires', async () => {
    await writeSource('split/old.cjs', "module.exports = require('node:path').basename('a/b');");
    await writeSource('split/handler.ts', "import old from './old.cjs';\nexport const handler = () => old;");
    await build();
    const { handler } = await import(pathToFileURL(join(outDir, 'split/handler.mjs')).href);
    expect(handler()).toBe('b');
  });

  it('is the same bytes from the same sources, also elsewhere', async () => {
    await writeSource('split/format.ts', 'export const format = 1;');
    await writeSource(
      'split/handler.ts',
      "export const handler = async () => (await import('./format.ts')).format;",
    );
    await build();
    const again = join(folder, 'a/deeper/place');
    await buildFunctions({ sourceDir, outDir: again });
    expect(await readBundle('split', again)).toEqual(await readBundle('split'));
    expect(Object.keys(await readBundle('split'))).toHaveLength(2);
  });

  it('fails with file and line of what does not bundle', async () => {
    await writeSource('split/handler.ts', "import './missing.ts';");
    await expect(build()).rejects.toThrow(
      /split\/handler\.ts:1:7: ERROR: Could not resolve "\.\/missing\.ts"/,
    );
  });

  it('is whole when several build at once', async () => {
    await Promise.all([build(), build(), build()]);
    expect(Object.keys(await readBundle('split'))).toEqual(['handler.mjs']);
    expect(whichWereBuilt(await build())).toEqual([]);
  });
});

describe('building again', () => {
  beforeEach(build);

  it('does nothing when nothing changed', async () => {
    expect(whichWereBuilt(await build())).toEqual([]);
  });

  it('builds only the function whose source changed', async () => {
    await writeSource('enrich/handler.ts', "export const handler = () => 'new';");
    expect(whichWereBuilt(await build())).toEqual(['enrich']);
    expect((await readBundle('enrich'))['handler.mjs']).toContain('new');
  });

  it('builds every function that shares what changed', async () => {
    await writeSource('shared.ts', "export const shared = 'as it is now';");
    expect(whichWereBuilt(await build())).toEqual(FUNCTION_NAMES);
    expect((await readBundle('publish'))['handler.mjs']).toContain('as it is now');
  });

  it('mends a bundle that was changed or lost', async () => {
    const before = await readBundle('split');
    await writeFile(join(outDir, 'split/handler.mjs'), 'export const handler = 0;');
    await rm(join(outDir, 'enrich'), { recursive: true });
    expect(whichWereBuilt(await build())).toEqual(['split', 'enrich']);
    expect(await readBundle('split')).toEqual(before);
  });

  it('leaves no chunk of an earlier build behind', async () => {
    await writeFile(join(outDir, 'split/format-OLD.mjs'), '');
    await writeSource('split/handler.ts', "export const handler = () => 'new';");
    await build();
    expect(Object.keys(await readBundle('split'))).toEqual(['handler.mjs']);
  });

  it('starts afresh from a record that cannot be read', async () => {
    await writeFile(join(outDir, 'split.build.json'), '{"inputs":');
    expect(whichWereBuilt(await build())).toEqual(['split']);
  });
});
