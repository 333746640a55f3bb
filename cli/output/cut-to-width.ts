import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';

/** Cuts a text to so many columns of a terminal, and ends it with an ellipsis where it was cut. */
export function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  return cliTruncate(text, width).replace(/\s+…$/, '…');
}
