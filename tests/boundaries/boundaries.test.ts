import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findViolations } from '../../scripts/boundaries/find-violations.ts';
import { PACKAGES } from '../../scripts/boundaries/packages.ts';
import { RULES } from '../../scripts/boundaries/rules.ts';

const ROOT = join(import.meta.dirname, '../..');

/** For each rule, a file that breaks it and no other rule: its path, and what it imports. */
const OFFENCES: readonly [rule: string, file: string, imported: string][] = [
  ['packages-of-core', 'core/reconcile/a.ts', '@copydesk/sentences'],
  ['packages-of-sentences', 'sentences/a.ts', '@copydesk/analyser'],
  ['packages-of-analyser', 'analyser/a.ts', '@copydesk/core/article/errors'],
  ['packages-of-api', 'api/a.ts', '@copydesk/sentences'],
  ['packages-of-comprehend', 'comprehend/a.ts', '@copydesk/sentences'],
  ['packages-of-local', 'local/a.ts', '@copydesk/core/article/errors'],
  ['packages-of-functions', 'functions/publish/a.ts', '@copydesk/local-stack'],
  ['packages-of-infra', 'infra/a.ts', '@copydesk/functions/build'],
  ['packages-of-cli', 'cli/a.ts', '@copydesk/analyser'],
  ['packages-of-web', 'web/a.ts', '@copydesk/sentences'],
  ['packages-of-cli', 'cli/tested.ts', '../tests/support/articles.ts'],
  ['no-cycles', 'core/reconcile/ring.ts', './ring-back.ts'],
  ['other-packages-by-name', 'cli/by-path.ts', '../core/store/keys.ts'],
  ['own-package-by-path', 'core/store/by-name.ts', '@copydesk/core/store/keys'],
  ['resolvable', 'cli/unlisted.ts', '@copydesk/comprehend/meter'],
  ['resolvable', 'cli/missing.ts', './missing-file.ts'],
  ['article-alone', 'core/article/store.ts', '../store/keys.ts'],
  ['article-alone', 'core/article/npm.ts', 'eld'],
  ['store-and-runtime-below-reconcile', 'core/store/reconcile.ts', '../reconcile/backfill-messages-for.ts'],
  ['store-and-runtime-below-reconcile', 'core/runtime/store.ts', '../store/keys.ts'],
  ['stories-alone', 'core/stories/store.ts', '../store/keys.ts'],
  ['queries-above-store', 'core/reconcile/queries.ts', '../queries/cursor.ts'],
  ['digest-alone', 'core/digest/store.ts', '../store/keys.ts'],
  ['training-apart', 'analyser/trained.ts', './training/train.ts'],
  ['page-and-contract', 'web/client/api.ts', '@copydesk/api/ports'],
  ['functions-apart', 'functions/publish/split.ts', '../split/ngram-table.ts'],
  ['embedded-enrich-and-enrich', 'functions/enrich-embedded/split.ts', '../split/ngram-table.ts'],
  ['measure-and-the-readers', 'functions/measure/enrich.ts', '../enrich/detector.ts'],
  ['build-and-its-table', 'functions/build/enrich.ts', '../enrich/detector.ts'],
  ['cdk-in-infra', 'cli/cdk.ts', 'aws-cdk-lib'],
  ['aws-client-cloudformation', 'local/cloudformation.ts', '@aws-sdk/client-cloudformation'],
  ['aws-client-comprehend', 'functions/publish/comprehend.ts', '@aws-sdk/client-comprehend'],
  ['aws-client-dynamodb', 'functions/publish/dynamodb.ts', '@aws-sdk/client-dynamodb'],
  ['aws-client-eventbridge', 'functions/enrich/eventbridge.ts', '@aws-sdk/client-eventbridge'],
  ['aws-client-lambda', 'core/runtime/lambda.ts', '@aws-sdk/client-lambda'],
  ['aws-client-s3', 'functions/publish/s3.ts', '@aws-sdk/client-s3'],
  ['aws-client-sqs', 'core/reconcile/sqs.ts', '@aws-sdk/client-sqs'],
  ['aws-lib-dynamodb', 'cli/documents.ts', '@aws-sdk/lib-dynamodb'],
  ['aws-other-clients', 'cli/kinesis.ts', '@aws-sdk/client-kinesis'],
];

/** What the offending files import, and what keeps the rules: `core/reconcile/allowed.ts`. */
const FILES: Readonly<Record<string, string>> = {
  'analyser/index.ts': 'export {};',
  'analyser/training/train.ts': 'export {};',
  'comprehend/index.ts': 'export {};',
  'comprehend/meter.ts': 'export {};',
  'api/ports.ts': 'export {};',
  'core/article/errors.ts': "import 'node:crypto';",
  'core/store/keys.ts': "import '../article/errors.ts'; import '@aws-sdk/client-dynamodb';",
  'core/queries/cursor.ts': "import '../store/keys.ts';",
  'core/reconcile/allowed.ts': "import '../store/keys.ts';",
  'core/reconcile/backfill-messages-for.ts': 'export {};',
  'core/reconcile/ring-back.ts': "import type {} from './ring.ts';",
  'functions/build/build-functions.ts': "import '../split/ngram-table.ts';",
  'functions/enrich/detector.ts': "import '@copydesk/core/article/errors';",
  'functions/split/ngram-table.ts': 'export {};',
  'local/index.ts': 'export {};',
  'sentences/index.ts': 'export {};',
  'tests/support/articles.ts': "import '../../core/store/keys.ts';",
};

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'copydesk-boundaries-')));
  const put = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  await put('package.json', await readFile(join(ROOT, 'package.json'), 'utf8'));
  await mkdir(join(root, 'node_modules/@copydesk'), { recursive: true });
  for (const folder of Object.keys(PACKAGES)) {
    const manifest = await readFile(join(ROOT, folder, 'package.json'), 'utf8');
    await put(`${folder}/package.json`, manifest);
    await symlink(join(root, folder), join(root, 'node_modules', JSON.parse(manifest).name));
  }
  for (const name of new Set(OFFENCES.map(([, , imported]) => imported)))
    if (/^(@aws-sdk|aws-cdk-lib|eld)/.test(name)) {
      await put(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      await put(`node_modules/${name}/index.js`, '');
    }
  for (const [path, text] of Object.entries(FILES)) await put(path, text);
  for (const [, path, imported] of OFFENCES) await put(path, `import type {} from '${imported}';`);
});

afterAll(() => rm(root, { recursive: true, force: true }));

test('each rule catches the file that breaks it, and nothing else', async () => {
  const { modules, violations } = await findViolations(root, [...Object.keys(PACKAGES), 'tests']);
  // A missing parser reads none, and finds nothing wrong.
  expect(modules).toBe(OFFENCES.length + Object.keys(FILES).length);
  const found = violations.map(({ rule, message }) => `${rule} ${message.split(' → ')[0]}`);
  expect(found.sort()).toEqual(
    OFFENCES.map(
      ([rule, file]) => `${rule} ${file === 'core/reconcile/ring.ts' ? 'core/reconcile/ring-back.ts' : file}`,
    ).sort(),
  );
});

test('each rule has a file that breaks it', () => {
  const broken = new Set(OFFENCES.map(([rule]) => rule));
  expect(RULES.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
});

test('the table of the rules is the one of the decision, and of the package.json files', async () => {
  const names = new Map<string, string>();
  const manifests = new Map<string, { name: string; dependencies?: Record<string, string> }>();
  for (const folder of Object.keys(PACKAGES)) {
    const manifest = JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8'));
    names.set(manifest.name, folder);
    manifests.set(folder, manifest);
  }
  const sorted = (table: Iterable<readonly [string, readonly string[]]>) =>
    Object.fromEntries([...table].map(([folder, allowed]) => [folder, [...allowed].sort()]));
  const declared = [...manifests].map(
    ([folder, { dependencies = {} }]) =>
      [folder, Object.keys(dependencies).flatMap((name) => names.get(name) ?? [])] as const,
  );
  expect(sorted(declared)).toEqual(sorted(Object.entries(PACKAGES)));

  const decision = await readFile(join(ROOT, 'docs/decisions/11-folders-are-packages.md'), 'utf8');
  const rows = [...decision.matchAll(/^\| `(\w+)\/` \| .* \| (.*) \|$/gm)].map(
    ([, folder = '', cell = '']) => {
      // "core; the bundles of functions": the second part names no dependency.
      const listed = cell.replace(/;.*/, '').replace('local-stack', 'local');
      return [folder, listed === 'nothing of ours' ? [] : listed.split(', ')] as const;
    },
  );
  expect(sorted(rows)).toEqual(sorted(Object.entries(PACKAGES)));
});
