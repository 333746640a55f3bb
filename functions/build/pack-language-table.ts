import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { packNgrams } from '../split/ngram-table.ts';
import { ROOT } from './functions-dir.ts';

/** Bundles the language detector's n-grams as one string. The detector's results stay the same. */
export const packLanguageTable: Plugin = {
  name: 'pack-language-table',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]eld[\\/]src[\\/]ngrams[\\/]\w+\.js$/ }, async ({ path }) => {
      const { ngramsData } = await import(pathToFileURL(path).href);
      const { ngrams, ...rest } = ngramsData;
      return {
        contents: `import { openNgrams } from './ngram-table.ts';
export const ngramsData = { ...${JSON.stringify(rest)}, ngrams: openNgrams(${JSON.stringify(packNgrams(ngrams))}) };`,
        // The folder that the import is relative to.
        resolveDir: join(ROOT, 'functions', 'split'),
      };
    });
  },
};
