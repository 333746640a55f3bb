import type { Plugin } from 'esbuild';

/**
 * Leaves zod's messages in other languages out of the bundles: a third of its code. zod keeps them all, since each is an export
 * of it.
 */
export const leaveOutLocales: Plugin = {
  name: 'leave-out-locales',
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
  },
};
