import { matchesGlob, posix } from 'node:path';
import { FILES, type Page } from './read-pages.ts';

const HOME = 'https://github.com/copydesk/copydesk/blob/main/';
const TOP = new Set(FILES.map((file) => file.split('/')[0] ?? ''));
const NAMES = new Set(FILES.map((file) => posix.basename(file)));
/** What looks like a path of this repository and is none: made by a command, read by one, or in a file of a user. */
const OTHERS =
  /^(copydesk\/|@|\.copydesk|(\.\/)?cdk\.out|dist\/|word\/document\.xml|dynamodb\/tables\.sqlite)/;
const SOURCE = /\.(?:ts|mjs|js|json|svg|md)$/;

/**
 * What a page names and the repository does not have: a path in code, the file or the heading that a link leads to.
 *
 * A path has a slash, and begins with a top-level folder or ends like a source file. A name without a slash counts as
 * the name of some file if it ends like TypeScript.
 */
export function findMissingPaths(page: Page, pages: readonly Page[]): string[] {
  const words = page.code.flatMap((code) => code.split(/[\s'"=(),;]+/).filter(Boolean));
  const paths = words.filter((word) => /^[\w.*/<>-]+$/.test(word) && !OTHERS.test(word)).filter(isPath);
  return [
    ...paths.filter((path) => !exists(path, page)),
    ...page.links.filter((link) => !isReachable(link, page, pages)),
  ];
}

function isPath(word: string): boolean {
  if (/[<>]/.test(word)) return false;
  return word.includes('/')
    ? TOP.has(word.split('/')[0] ?? '') || SOURCE.test(word)
    : /\w\.(?:ts|mjs)$/.test(word);
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
