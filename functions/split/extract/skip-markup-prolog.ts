/** What begins before a document's first tag, and how each ends. */
const SKIPPED = [
  ['<!--', '-->'],
  ['<?xml', '?>'],
] as const;

/** A text without the comments, XML declarations and white space before its first tag. Linear in the text. */
export function skipMarkupProlog(text: string): string {
  let at = 0;
  for (;;) {
    at += text.slice(at).search(/\S|$/);
    const skipped = SKIPPED.find(([start]) => text.startsWith(start, at));
    if (!skipped) return text.slice(at);
    const end = text.indexOf(skipped[1], at + skipped[0].length);
    if (end < 0) return text.slice(at);
    at = end + skipped[1].length;
  }
}
