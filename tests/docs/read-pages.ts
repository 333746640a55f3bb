import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** A Markdown page of the repository. */
export interface Page {
  /** From the root of the repository. */
  readonly path: string;
  /** Inline code, and each line of a block of code that is shell or has no language. */
  readonly code: readonly string[];
  /** What the programs in it import. */
  readonly imports: readonly string[];
  /** The targets of its links and pictures. */
  readonly links: readonly string[];
  /** The anchors of its headings, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
}

/** Folders that are installed or made by a command, and git's own. */
const NOT_SOURCES = new Set(['node_modules', 'dist', 'cdk.out', 'coverage', '.copydesk', '.git']);

/** Every source file, from the root of the repository. */
export const FILES: readonly string[] = globSync('**/*', {
  cwd: ROOT,
  withFileTypes: true,
  exclude: ({ name }) => NOT_SOURCES.has(name),
})
  .filter((entry) => entry.isFile())
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

/** The pages that people read. Articles that tests read are none. */
export const PAGES: readonly Page[] = FILES.filter(
  (file) => file.endsWith('.md') && !/^(seeds|samples|tests)\//.test(file),
).map((file) => parsePage(file, readFileSync(join(ROOT, file), 'utf8')));

export function parsePage(path: string, markdown: string): Page {
  const blocks = [...markdown.matchAll(/^```(\w*)\n(.*?)^```/gms)];
  const shell = blocks
    .filter(([, language]) => language === '' || language === 'sh')
    .flatMap(([, , lines = '']) => lines.replaceAll('\\\n', ' ').split('\n'));
  const prose = markdown.replaceAll(/^```.*?^```/gms, '');
  const inline = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  const links = [...prose.replaceAll(/`[^`\n]*`/g, '`').matchAll(/\]\(([^)\s]+)\)/g)];
  const headings = [...prose.matchAll(/^#+ (.+)$/gm)];
  return {
    path,
    code: [...inline, ...shell],
    imports: [...markdown.matchAll(/ from '([^']+)'/g)].map(([, imported = '']) => imported),
    links: links.map(([, target = '']) => target),
    anchors: new Set(headings.map(([, heading = '']) => anchorOf(heading))),
  };
}

/** GitHub keeps letters, digits, underscores and hyphens, and writes a space as a hyphen. */
function anchorOf(heading: string): string {
  const text = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
  return text.replaceAll(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-');
}
