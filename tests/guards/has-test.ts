import type { SyntaxNode, SyntaxTree } from './syntax-tree.ts';

interface AnyNode extends SyntaxNode {
  readonly callee?: AnyNode;
  readonly object?: AnyNode;
  readonly tag?: AnyNode;
  readonly name?: string;
  readonly value?: unknown;
  readonly arguments?: readonly AnyNode[];
}

const PLACEHOLDER = /%[a-z]|\$\{[^}]*\}|\$[\w.]+/;
/** Shorter strings occur in many titles by chance. */
const LEAST_LENGTH = 4;

/**
 * Whether a title in a test file has the text. A title may have placeholders for the strings of a table: the strings of
 * the file that occur in the text, or in which the text occurs, are tried for each.
 */
export function hasTest({ nodes }: SyntaxTree, source: string, text: string): boolean {
  if (text === '') return true;
  const strings = nodes.flatMap(({ value }: AnyNode) => (typeof value === 'string' ? [value] : []));
  const fitting = [...new Set(strings)].filter(
    (one) => one.length >= LEAST_LENGTH && (text.includes(one) || one.includes(text)),
  );
  return titlesIn(nodes, source).some((title) => {
    const [first = '', ...rest] = title.split(PLACEHOLDER);
    const complete = rest.reduce(
      (starts, part) => starts.flatMap((start) => ['\0', ...fitting].map((one) => start + one + part)),
      [first],
    );
    return complete.some((whole) => whole.includes(text));
  });
}

function titlesIn(nodes: readonly AnyNode[], source: string): string[] {
  return nodes.flatMap(({ type, callee, arguments: [title] = [] }) =>
    type === 'CallExpression' && isTestFunction(callee) && /Literal$/.test(title?.type ?? '')
      ? [source.slice((title?.start ?? 0) + 1, (title?.end ?? 0) - 1)]
      : [],
  );
}

/** `it`, `it.each(rows)` or another form of the three. */
function isTestFunction(node: AnyNode | undefined): boolean {
  if (!node) return false;
  return node.name === undefined
    ? isTestFunction(node.callee ?? node.object ?? node.tag)
    : ['it', 'test', 'describe'].includes(node.name);
}
