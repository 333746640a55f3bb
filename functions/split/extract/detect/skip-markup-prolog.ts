/** The constructs that may come before a document's first tag: how each starts and ends. */
const SKIPPED = [
  ['<!--', '-->'],
  ['<?xml', '?>'],
] as const;

/** Skips the comments, XML declarations and white space before a text's first tag. Takes linear time. */
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
