import { readFileSync } from 'node:fs';
import { join, matchesGlob, posix } from 'node:path';
import { FILES, type Page, ROOT } from './read-pages.ts';

const HOME = 'https://github.com/copydesk/copydesk/blob/main/';
const TOP = new Set(FILES.map((file) => file.split('/')[0] ?? ''));
const NAMES = new Set(FILES.map((file) => posix.basename(file)));
/** What each package of ours lets others import, by its name. */
const EXPORTS = new Map(
  FILES.filter((file) => /^\w+\/package\.json$/.test(file)).map((file): [string, string[]] => {
    const { name, exports = {} } = JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
    const folder = posix.dirname(file);
    const entries = Object.entries<string>(exports).flatMap(([entry, target]) =>
      FILES.filter((other) => matchesGlob(other, posix.join(folder, target))).map((other) => {
        const [before = '', after = ''] = posix.join(folder, target).split('*');
        return posix.join(name, entry.replace('*', other.slice(before.length, other.length - after.length)));
      }),
    );
    return [name, entries];
  }),
);
/** What looks like a path of this repository and is none: made by a command, read by one, a route, or in a file of a user. */
const OTHERS =
  /^(copydesk\/|@|\.copydesk|(\.\/)?cdk\.out|dist\/|word\/document\.xml|dynamodb\/tables\.sqlite|\/api\/)/;
const SOURCE = /\.(?:ts|mjs|js|json|svg|md)$/;

/**
 * What a page names and the repository does not have: a path in code, an import of one of our packages, the file or the
 * heading that a link leads to.
 *
 * A path has a slash, and begins with a top-level folder or ends like a source file. A name without a slash counts as
 * the name of some file if it ends like TypeScript.
 */
export function findMissingPaths(page: Page, pages: readonly Page[]): string[] {
  const words = page.code.flatMap((code) => code.split(/[\s'"=(),;]+/).filter(Boolean));
  const paths = words.filter((word) => /^[\w.*/<>-]+$/.test(word) && !OTHERS.test(word)).filter(isPath);
  return [
    ...paths.filter((path) => !exists(path, page)),
    ...words.filter((word) => !EXPORTS.has(word) && !isImportable(word)),
    ...page.imports.filter((imported) => !isImportable(imported)),
    ...page.links.filter((link) => !isReachable(link, page, pages)),
  ];
}

function isPath(word: string): boolean {
  if (/[<>]/.test(word)) return false;
  return word.includes('/')
    ? TOP.has(word.split('/')[0] ?? '') || SOURCE.test(word)
    : /\w\.(?:ts|mjs)$/.test(word);
}

/** True of everything that is no import of ours. */
function isImportable(word: string): boolean {
  if (!/^@copydesk\/[\w-]+(\/[\w/*-]+)?$/.test(word)) return true;
  const entries = EXPORTS.get(word.split('/').slice(0, 2).join('/'));
  return entries?.some((entry) => entry === word || matchesGlob(entry, word)) ?? false;
}

function exists(path: string, page: Page): boolean {
  if (!path.includes('/')) return NAMES.has(path);
  // docs/analyser.md may name the files of analyser/ by their paths in it.
  const folders = ['', posix.dirname(page.path), posix.basename(page.path, '.md')];
  return folders.some((folder) => {
    const plain = posix.join(folder, path).replace(/\/$/, '');
    return FILES.some(
      (file) =>
        file === plain || file.startsWith(`${plain}/`) || (plain.includes('*') && matchesGlob(file, plain)),
    );
  });
}

function isReachable(link: string, page: Page, pages: readonly Page[]): boolean {
  if (/^(?:https?|mailto):/.test(link) && !link.startsWith(HOME)) return true;
  const [target = '', anchor] = link.replace(HOME, '/').split('#');
  const path = target.startsWith('/')
    ? target.slice(1)
    : target === ''
      ? page.path
      : posix.join(posix.dirname(page.path), target);
  const plain = path.replace(/\/$/, '');
  if (!FILES.some((file) => file === plain || file.startsWith(`${plain}/`))) return false;
  return anchor === undefined || pages.some((other) => other.path === plain && other.anchors.has(anchor));
}
