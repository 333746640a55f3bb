import type { BuildOptions } from 'esbuild';
import { leaveOutLocales } from './leave-out-locales.ts';
import { packLanguageTable } from './pack-language-table.ts';

export const BUILD_OPTIONS = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // A package's ES modules: without unused exports they are a third smaller than the file that `main` names.
  mainFields: ['module', 'main'],
  // The SDK too: it starts faster than the runtime's own copy, and is the version that was tested.
  packages: 'bundle',
  splitting: true,
  chunkNames: '[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  minify: true,
  // Packages in CommonJS call require for Node's own modules. An ES module has to create that function itself.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  legalComments: 'none',
  plugins: [packLanguageTable, leaveOutLocales],
  // No tsconfig: nothing but the sources may change the bytes.
  tsconfigRaw: {},
} as const satisfies BuildOptions;
