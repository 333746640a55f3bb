/**
 * Splits plain text at its blank lines. It goes line by line, because a pattern that matches a few million line feeds in a
 * row overflows the stack of the regular-expression engine.
 */
export function splitParagraphs(text: string): string[] {
  const paragraphs: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (line.trim() !== '') (paragraphs.at(-1) as string[]).push(line);
    else if (paragraphs.at(-1)?.length !== 0) paragraphs.push([]);
  }
  return paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}
