/** A line that guards a promise, the code without it, and the tests that fail then. */
export interface Guard {
  readonly name: string;
  /** From the repository's root. */
  readonly file: string;
  readonly line: string;
  readonly without: string;
  /** Each a test file, and where not all of it is meant, " > " and a part of the test's name. One at least. */
  readonly seenBy: readonly string[];
}

/** @throws Error where the line does not stand exactly once: a guard that removes nothing would look needless */
export function removeGuard(source: string, { name, file, line, without }: Guard): string {
  if (source.split(line).length !== 2)
    throw new Error(`The line of "${name}" does not stand once in ${file}`);
  return source.replace(line, () => without);
}

/** The file and the part of a name that an entry of `seenBy` is made of. */
export function parseSeenBy(entry: string): { file: string; test: string } {
  const [file = '', ...test] = entry.split(' > ');
  return { file, test: test.join(' > ') };
}
