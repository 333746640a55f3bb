/**
 * Shortens the error that ended a Node process: without the lines that Node adds, and without stack frames of Node and
 * of node_modules. Any other text is returned unchanged.
 *
 * @param stderr the output of the process
 */
export function describeCrash(stderr: string): string {
  const lines = stderr.trimEnd().split('\n');
  const start = lines.findIndex((line) => /^\w*Error\b/.test(line));
  if (start < 0) return lines.join('\n');
  const isFrame = (line: string) => /^\s+at /.test(line);
  const said = lines.slice(start);
  const end = said.findIndex(isFrame);
  if (end < 0) return said.filter((line) => !/^Node\.js v\d/.test(line)).join('\n');
  const own = said.filter((line) => isFrame(line) && !/node_modules|\(?node:/.test(line));
  return [...said.slice(0, end), ...own].join('\n').trimEnd();
}
