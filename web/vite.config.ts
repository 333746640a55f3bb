import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2024',
    // The content security policy allows files of this origin only, so nothing is written into the page as a data: address.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
});
