import { parseSync } from 'oxc-parser';

/** A node of a syntax tree. Its offsets count UTF-16 code units, as those of a string do. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export interface SyntaxTree {
  readonly comments: readonly (SyntaxNode & { readonly value: string })[];
  /** All nodes, the outer before the inner. */
  readonly nodes: readonly SyntaxNode[];
}

/** @throws Error where the source does not parse */
export function parseSource(file: string, source: string): SyntaxTree {
  const { program, comments, errors } = parseSync(file, source);
  const [error] = errors;
  if (error) throw new Error(`${file} does not parse: ${error.message}\n${error.codeframe ?? ''}`);
  const nodes: SyntaxNode[] = [];
  collectNodes(program.body, nodes);
  return { comments, nodes };
}

function collectNodes(value: unknown, nodes: SyntaxNode[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) nodes.push(value);
  for (const inner of Object.values(value)) collectNodes(inner, nodes);
}

function isNode(value: object): value is SyntaxNode {
  return 'type' in value && 'start' in value && 'end' in value;
}
