import { columnsOf } from './cut-to-width.ts';

/** Lines of as many parts as stand in a width, in columns. A part that is longer has a line of its own. */
export function wrapParts(parts: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const line = lines.at(-1);
    const longer = `${line}${separator}${part}`;
    if (line !== undefined && columnsOf(longer) <= width) lines.splice(-1, 1, longer);
    else lines.push(part);
  }
  return lines;
}
