/** A word of a command line as a POSIX shell reads it back. Controls are left out: a terminal might obey them when it is pasted. */
function shellWord(text: string): string {
  const safe = text.replace(/\p{Cc}/gu, '');
  if (/^[\w@%+=:,./-]+$/.test(safe) && !safe.startsWith('-')) return safe;
  return `'${safe.replaceAll("'", `'\\''`)}'`;
}

/** A command with its arguments. An argument that begins with a hyphen is marked as no option. */
export function commandLine(
  command: string,
  args: readonly string[],
  options: readonly string[] = [],
): string {
  const words = args.map(shellWord);
  const marked = args.some((arg) => arg.startsWith('-')) ? ['--', ...words] : words;
  return ['copydesk', command, ...options, ...marked].join(' ');
}
