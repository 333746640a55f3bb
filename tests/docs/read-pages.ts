import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** Every file that git knows, or that is new and not ignored. */
export const FILES: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  { cwd: ROOT, encoding: 'utf8' },
)
  .split('\n')
  .filter(Boolean);

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
