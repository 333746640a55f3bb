import { expect, it } from 'vitest';
import { findMissingCommands, readFlags } from './find-missing-commands.ts';
import { findMissingPaths } from './find-missing-paths.ts';
import { PAGES, parsePage } from './read-pages.ts';

const flags = await readFlags();
const NAMES = PAGES.map(({ path }) => [path] as const);
const pageNamed = (name: string) => PAGES.find(({ path }) => path === name) ?? parsePage(name, '');

it.each(NAMES)('%s names files and headings that exist', (name) => {
  expect(findMissingPaths(pageNamed(name), PAGES)).toEqual([]);
});

it.each(NAMES)('%s names commands, scripts and flags that exist', (name) => {
  expect(findMissingCommands(pageNamed(name), flags)).toEqual([]);
});

it.each([
  ['a path in code', 'See `core/article/gone.ts`.', 'core/article/gone.ts'],
  ['a folder in code', 'See `functions/gone/`.', 'functions/gone/'],
  ['a pattern that no file matches', 'See `functions/*/gone-*.ts`.', 'functions/*/gone-*.ts'],
  ['a file without its folder', 'See `gone-file.ts`.', 'gone-file.ts'],
  ['a path in a command', '```sh\nnpx vitest run tests/gone\n```', 'tests/gone'],
  ['an import in code', 'Use `@copydesk/core/article/gone`.', '@copydesk/core/article/gone'],
  ['a group of imports', 'Use `@copydesk/core/gone/*`.', '@copydesk/core/gone/*'],
  ['a package', 'Use `@copydesk/gone`.', '@copydesk/gone'],
  ['an import of a program', "```ts\nimport { a } from '@copydesk/cdk/stage';\n```", '@copydesk/cdk/stage'],
  ['the file of a link', '[costs](gone.md)', 'gone.md'],
  ['the heading of a link', '[costs](costs.md#gone)', 'costs.md#gone'],
  ['the heading of a link within the page', '[below](#gone)', '#gone'],
  [
    'the file of a link to the repository',
    '[costs](https://github.com/copydesk/copydesk/blob/main/docs/gone.md)',
    'https://github.com/copydesk/copydesk/blob/main/docs/gone.md',
  ],
])('%s is found to be missing', (_, markdown, missing) => {
  expect(findMissingPaths(parsePage('docs/page.md', markdown), PAGES)).toEqual([missing]);
});

it.each([
  ['a script', 'Run `npm run gone`.', 'npm run gone'],
  ['a benchmark', 'Run `npm run bench -- gone --json`.', 'npm run bench -- gone'],
  ['a command', '```\n$ copydesk vanish now\n```', 'copydesk vanish'],
  ['a flag of a command', '```sh\nnpx copydesk show --gone a.txt   # --wait\n```', 'copydesk show --gone'],
  ['a flag of npm start', 'Run `npm start -- --gone a.txt`.', 'copydesk dev --gone'],
  ['a flag in the prose', 'With `--gone` it ends.', '--gone'],
])('%s that does not exist is found', (_, markdown, missing) => {
  expect(findMissingCommands(parsePage('docs/page.md', markdown), flags)).toEqual([missing]);
});
