import type { BuildOptions } from 'esbuild';
import { packLanguageTable } from './pack-language-table.ts';

/** How a bundle is made. */
export const BUILD_OPTIONS = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // Packages' ES modules: a third smaller than what `main` points to, since unused exports fall away.
  mainFields: ['module', 'main'],
  // The SDK too: quicker to start than the runtime's own copy, and the version that was tested.
  packages: 'bundle',
  splitting: true,
  chunkNames: '[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  minify: true,
  // Packages in CommonJS call require for Node's own modules, which an ES module has to make for itself.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  legalComments: 'none',
  plugins: [packLanguageTable],
  // Nothing outside the sources may change the bytes.
  tsconfigRaw: {},
} as const satisfies BuildOptions;
