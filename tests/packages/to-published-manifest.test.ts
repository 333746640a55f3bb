import { expect, test } from 'vitest';
import { toPublishedManifest } from '../../scripts/pack/to-published-manifest.ts';

const MANIFEST = {
  name: '@copydesk/example',
  version: '1.2.3',
  license: 'Apache-2.0',
  exports: { '.': './index.ts', './store/*': './store/*.ts', './package.json': './package.json' },
  bin: { example: 'example.ts', launch: 'launch.js' },
  dependencies: { '@copydesk/core': '1.2.3' },
  devDependencies: { '@copydesk/functions': '1.2.3' },
};

test('a published package.json names JavaScript and types, and no development dependency', () => {
  expect(toPublishedManifest(MANIFEST, ['index.js', 'store'])).toEqual({
    name: '@copydesk/example',
    version: '1.2.3',
    license: 'Apache-2.0',
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './store/*': { types: './store/*.d.ts', default: './store/*.js' },
      './package.json': './package.json',
    },
    types: './index.d.ts',
    bin: { example: 'example.js', launch: 'launch.js' },
    dependencies: { '@copydesk/core': '1.2.3' },
    files: ['index.js', 'store'],
  });
});

test('types come first in each export, since TypeScript takes the first condition that it knows', () => {
  const { exports } = toPublishedManifest(MANIFEST, []);
  expect(Object.keys(exports?.['.'] ?? {})).toEqual(['types', 'default']);
});
