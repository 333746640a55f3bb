import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { packPackages } from '../../scripts/pack/pack-packages.ts';
import { environmentOf, install, installNodes, type NodeVersion, run } from './sandbox.ts';

const ROOT = join(import.meta.dirname, '../..');
const TARBALLS = join(ROOT, 'dist/packages');
// Long enough for its language to be detected: the embedded analyser makes a text of another one PARTIAL.
const ARTICLE = 'Angela Merkel met Tim Cook in Berlin on Monday. Everyone loved the new library.\n';

const EXAMPLES = ['newsroom', 'subscribers'];

export interface Check {
  readonly name: string;
  readonly check: () => Promise<void>;
}

/** The checks, in an order in which each can use what the ones before it installed in `dir`. */
export function listChecks(dir: string): Check[] {
  const app = join(dir, 'app');
  const examples = EXAMPLES.map((name) => ({ name, folder: join(dir, name) }));
  let nodes: readonly NodeVersion[] = [];
  const underEachNode = (use: (node: NodeVersion) => Promise<void>) => async () => {
    assert.ok(nodes.length > 0, 'no version of Node is installed');
    for (const node of nodes)
      await use(node).catch((error) => {
        throw new Error(`under Node ${node.version}: ${error.message}`, { cause: error });
      });
  };
  return [
    { name: 'packing again gives the same bytes', check: () => packsTheSame(join(dir, 'again')) },
    {
      name: 'the versions of Node, the packages and the examples install with npm',
      check: async () => {
        [nodes] = await Promise.all([
          installNodes(join(dir, 'nodes')),
          installApp(app),
          ...examples.map(({ name, folder }) => installExample(name, folder)),
        ]);
      },
    },
    {
      name: 'the command and the libraries install no CDK',
      check: async () => assert.ok(!(await readdir(join(app, 'node_modules'))).includes('aws-cdk-lib')),
    },
    { name: 'copydesk dev enriches an article', check: underEachNode((node) => runsDev(app, node)) },
    {
      name: 'copydesk dev serves the page and the API',
      check: underEachNode((node) => servesPage(app, node)),
    },
    { name: 'copydesk cost reads an article', check: underEachNode((node) => runsCost(app, node)) },
    { name: 'plain JavaScript uses the libraries', check: underEachNode((node) => usesLibraries(app, node)) },
    { name: 'copydesk-comprehend answers', check: underEachNode((node) => answersComprehend(app, node)) },
    { name: 'TypeScript finds the types of the packages', check: () => compiles(app) },
    ...examples.flatMap(({ name, folder }) => [
      { name: `the example ${name} compiles`, check: () => compiles(folder) },
      {
        name: `the example ${name} synthesizes without a finding of cdk-nag's`,
        check: underEachNode((node) => synthesizes(folder, node)),
      },
    ]),
  ];
}

async function packsTheSame(again: string): Promise<void> {
  await packPackages(again);
  const digests = async (folder: string) =>
    Promise.all(
      (await readdir(folder)).sort().map(async (name) => {
        const hash = createHash('sha256').update(await readFile(join(folder, name)));
        return `${name} ${hash.digest('hex')}`;
      }),
    );
  assert.deepEqual(await digests(again), await digests(TARBALLS));
}

async function installApp(app: string): Promise<void> {
  const { devDependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const { typescript, '@types/node': nodeTypes } = devDependencies;
  await install(app, {
    private: true,
    type: 'module',
    dependencies: {
      ...(await tarballsOf(['core', 'sentences', 'analyser', 'comprehend', 'local-stack', ''])),
      typescript,
      '@types/node': nodeTypes,
    },
    allowScripts: { node: true },
  });
  await writeFile(join(app, 'article.txt'), ARTICLE);
  for (const file of ['use-packages.mjs', 'use-types.ts'])
    await cp(join(import.meta.dirname, file), join(app, file));
  await cp(join(ROOT, 'examples/newsroom/tsconfig.json'), join(app, 'tsconfig.json'));
}

async function installExample(name: string, folder: string): Promise<void> {
  await cp(join(ROOT, 'examples', name), folder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  // The versions are not on the registry yet: their tarballs stand in for them.
  await install(folder, {
    ...manifest,
    dependencies: { ...manifest.dependencies, ...(await tarballsOf(['cdk', 'core'])) },
  });
}

/** Dependencies on tarballs: 'cdk' is `@copydesk/cdk`, '' the command. */
async function tarballsOf(names: readonly string[]): Promise<Record<string, string>> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'cli/package.json'), 'utf8'));
  return Object.fromEntries(
    names.map((name) => [
      name === '' ? 'copydesk' : `@copydesk/${name}`,
      `file:${join(TARBALLS, `copydesk${name && `-${name}`}-${version}.tgz`)}`,
    ]),
  );
}

async function runsDev(app: string, { version, path }: NodeVersion): Promise<void> {
  const args = [
    '--no',
    'copydesk',
    'dev',
    '--once',
    '--json',
    '--port',
    '0',
    '--data',
    `data-${version}`,
    'article.txt',
  ];
  const { articles } = JSON.parse(await run('npx', args, app, path));
  assert.deepEqual(
    articles.map(({ status }: { status: string }) => status),
    ['ENRICHED'],
  );
}

async function servesPage(app: string, { version, path }: NodeVersion): Promise<void> {
  const args = ['dev', '--port', '0', '--page-port', '0', '--data', `page-${version}`, 'article.txt'];
  const child = spawn('node_modules/.bin/copydesk', args, {
    cwd: app,
    env: environmentOf(path),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    let said = '';
    for await (const chunk of child.stderr) {
      said += String(chunk);
      if (/are at http\S+\s*$/.test(said)) break;
    }
    const [, page] = /are at (http\S+)/.exec(said) ?? [];
    assert.ok(page, `the command did not name the page: ${said}`);
    const root = await fetch(page);
    assert.match(await root.text(), /<title>Copydesk/);
    assert.match(root.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const received = (await (await fetch(`${page}/api/received`)).json()) as { items: { status: string }[] };
    assert.deepEqual(
      received.items.map(({ status }) => status),
      ['ENRICHED'],
    );
  } finally {
    child.kill('SIGINT');
    await once(child, 'exit');
  }
}

async function runsCost(app: string, { path }: NodeVersion): Promise<void> {
  const { measured } = JSON.parse(
    await run('npx', ['--no', 'copydesk', 'cost', '--json', 'article.txt'], app, path),
  );
  assert.equal(measured.articles, 1);
}

async function usesLibraries(app: string, { path }: NodeVersion): Promise<void> {
  await run(path, ['use-packages.mjs'], app, path);
}

async function answersComprehend(app: string, { path }: NodeVersion): Promise<void> {
  const child = spawn('node_modules/.bin/copydesk-comprehend', ['--port', '0'], {
    cwd: app,
    env: environmentOf(path),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [line] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    const answer = await fetch(String(line).trim(), {
      method: 'POST',
      headers: { 'x-amz-target': 'Comprehend_20171127.DetectSentiment' },
      body: JSON.stringify({ LanguageCode: 'en', Text: 'Everyone loved the new library.' }),
    });
    const { Sentiment } = (await answer.json()) as { Sentiment?: string };
    assert.equal(Sentiment, 'POSITIVE');
  } finally {
    child.kill();
  }
}

/** Type-checks a folder, and leaves its JavaScript in `build/`. */
async function compiles(dir: string): Promise<void> {
  await run('npx', ['--no', 'tsc', '--', '--noEmit', 'false', '--outDir', 'build'], dir);
}

/** Synthesizes the compiled app: a Node that strips no types runs it too. */
async function synthesizes(folder: string, { version, path }: NodeVersion): Promise<void> {
  const out = join(folder, `cdk.out-${version}`);
  await mkdir(out);
  await run(
    'npx',
    ['--no', 'cdk', '--', 'synth', '--quiet', '--app', 'node build/app.js', '--output', out],
    folder,
    path,
  );
  const files = await readdir(out, { recursive: true });
  const bundles = files.filter((file) => basename(file) === 'handler.mjs');
  assert.ok(bundles.length >= 4, `only ${bundles.length} function bundles are in the assembly`);
}
