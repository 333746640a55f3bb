/**
 * What an error that ended a Node process says, without the lines that Node puts around it and the frames of code that
 * is not this repository's. What is no such error stays as it is.
 *
 * @param stderr of the process
 */
export function describeCrash(stderr: string): string {
  const lines = stderr.trimEnd().split('\n');
  const begin = lines.findIndex((line) => /^\w*Error\b/.test(line));
  if (begin < 0) return lines.join('\n');
  const isFrame = (line: string) => /^\s+at /.test(line);
  const said = lines.slice(begin);
  const end = said.findIndex(isFrame);
  if (end < 0) return said.filter((line) => !/^Node\.js v\d/.test(line)).join('\n');
  const own = said.filter((line) => isFrame(line) && !/node_modules|\(?node:/.test(line));
  return [...said.slice(0, end), ...own].join('\n').trimEnd();
}
