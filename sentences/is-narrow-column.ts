/** The widths of a column of running text, in characters. A list has shorter lines, and mail has longer ones. */
const MIN_WIDTH = 24;
const MAX_WIDTH = 60;
const MIN_LINES = 3;
/** Of the lines that continue a paragraph in a column, at least this share begins with a small letter. */
const MIN_SMALL = 0.2;

/**
 * Tests whether a line feed is within a paragraph that was set in a narrow column. There some lines begin with a small
 * letter, because sentences go on from line to line; in verse and in lists each line begins with a capital. A line that had
 * no room for the next word was wrapped. The first line of a paragraph may be a heading, so it needs that proof.
 *
 * @param before some text before the line feed
 * @param next some text after it
 */
export function isNarrowColumn(before: string, next: string): boolean {
  const above = before.slice(before.lastIndexOf('\n\n') + 1).trim();
  const below = next.split('\n\n', 1)[0] as string;
  const width = Math.max(...`${before}\n${next}`.split('\n').map(({ length }) => length));
  if (width < MIN_WIDTH || width > MAX_WIDTH || !isRunning(`${before}\n${next}`)) return false;
  const line = above.slice(above.lastIndexOf('\n') + 1);
  const word = /\S+/.exec(next)?.[0] ?? '';
  if (line.length + 1 + word.length > width) return true;
  return line !== above && isRunning(`${above}\n${below}`);
}

/** Tests for lines that go on with a small letter, blank lines aside. */
function isRunning(text: string): boolean {
  const goingOn = text.split(/\n\s*\n/).flatMap((paragraph) => paragraph.trim().split('\n').slice(1));
  const small = goingOn.filter((line) => /^\s*\p{Ll}/u.test(line)).length;
  return goingOn.length >= MIN_LINES - 1 && small > 0 && small >= MIN_SMALL * goingOn.length;
}
