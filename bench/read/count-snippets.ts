/** The snippets of a page: those in its article, and those beside it. */
export interface Snippets {
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/** Counts of snippets over pages: found and wanted, found and not wanted, missing. */
export interface SnippetCount {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

/**
 * Counts a page's snippets as trafilatura's `count_item` does: white space is folded, and a page that could not be read
 * misses all that is wanted.
 */
export function countSnippets(snippets: Snippets, text: string | undefined): SnippetCount {
  const folded = text === undefined ? undefined : fold(text);
  const found = (list: readonly string[]) => list.filter((snippet) => folded?.includes(fold(snippet))).length;
  const truePositives = found(snippets.with);
  return {
    truePositives,
    falsePositives: found(snippets.without),
    falseNegatives: snippets.with.length - truePositives,
  };
}

/** Precision, recall and F1 over all snippets of all pages. */
export function scoreSnippets(counts: readonly SnippetCount[]): Readonly<Record<string, number>> {
  const sum = (key: keyof SnippetCount) => counts.reduce((total, count) => total + count[key], 0);
  const found = sum('truePositives');
  return {
    precision: share(found, found + sum('falsePositives')),
    recall: share(found, found + sum('falseNegatives')),
    F1: share(2 * found, 2 * found + sum('falsePositives') + sum('falseNegatives')),
  };
}

const fold = (text: string) => text.replace(/\s+/gu, ' ').trim();
const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((1_000 * part) / whole) / 1_000);
