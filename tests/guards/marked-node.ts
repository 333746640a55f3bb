import { parseSource, type SyntaxNode } from './syntax-tree.ts';

const MARKER = /^ guard: (.*\S)\s*$/;
const SPACE_OR_COMMENT = /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/y;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A statement, property, argument, element or operand that a marker names. */
export interface MarkedNode extends Span {
  readonly name: string;
  /** The span to delete: a list's item goes with its comma, an operand with its operator. */
  readonly removal: Span;
}

/**
 * Finds the nodes that markers name. A line comment with "guard:" and a name marks all that begins below it: a statement,
 * an item of a list, or an operand. A block comment marks one operand only, also the first: of `a && b` it marks `a`.
 *
 * @throws Error where the source does not parse, or nothing begins after a marker
 */
export function findMarkedNodes(file: string, source: string): MarkedNode[] {
  const { comments, nodes } = parseSource(file, source);
  return comments.flatMap(({ type, value, end }) => {
    const name = MARKER.exec(value)?.[1];
    if (name === undefined) return [];
    const start = skipSpace(source, end);
    const node = nodes.find((one) => one.start === start && (type === 'Line' || isOperand(one)));
    if (!node) throw new Error(`Nothing begins after the marker "${name}" in ${file}`);
    return [{ name, start, end: node.end, removal: removalOf(node, nodes, source) }];
  });
}

/**
 * @param text takes the place of the node that the marker names; nothing does where it is empty
 * @throws Error where the marker does not occur exactly once: a mutation that changes nothing would look harmless
 */
export function replaceMarkedNode(file: string, source: string, name: string, text: string): string {
  const [node, ...others] = findMarkedNodes(file, source).filter((one) => one.name === name);
  if (!node || others.length > 0)
    throw new Error(`${file} must have the marker "guard: ${name}" exactly once`);
  const { start, end } = text === '' ? node.removal : node;
  return source.slice(0, start) + text + source.slice(end);
}

function skipSpace(source: string, from: number): number {
  SPACE_OR_COMMENT.lastIndex = from;
  SPACE_OR_COMMENT.test(source);
  return SPACE_OR_COMMENT.lastIndex;
}

function isOperand({ type }: SyntaxNode): boolean {
  return !/^(?:Logical|Conditional)Expression$|Statement$|Declaration$/.test(type);
}

function removalOf({ start, end }: SyntaxNode, nodes: readonly SyntaxNode[], source: string): Span {
  for (const { left, right } of nodes.filter(isLogical)) {
    if (left.start === start && left.end === end) return { start, end: right.start };
    if (right.start === start && right.end === end) return { start: left.end, end };
  }
  const comma = /^\s*,/.exec(source.slice(end))?.[0] ?? '';
  return { start, end: end + comma.length };
}

function isLogical(node: SyntaxNode): node is SyntaxNode & { left: SyntaxNode; right: SyntaxNode } {
  return node.type === 'LogicalExpression';
}
