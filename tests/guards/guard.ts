import { replaceMarkedNode } from './marked-node.ts';

/** A piece of code that a promise depends on, the code without it, and the tests that fail then. */
export interface Guard {
  /** As the marker in the file has it: `// guard: name` or a block comment. */
  readonly name: string;
  /** From the repository's root. */
  readonly file: string;
  /** Takes the place of the marked code. The empty string removes it. */
  readonly without: string;
  /** Each is a test file, or a test file, " > " and a part of a test's name. There is at least one. */
  readonly seenBy: readonly string[];
}

/** @throws Error where the file does not have the guard's marker exactly once */
export function removeGuard(source: string, { name, file, without }: Guard): string {
  return replaceMarkedNode(file, source, name, without);
}

/** The file and the part of a name that an entry of `seenBy` consists of. */
export function parseSeenBy(entry: string): { file: string; test: string } {
  const [file = '', ...test] = entry.split(' > ');
  return { file, test: test.join(' > ') };
}
