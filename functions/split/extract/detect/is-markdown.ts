import type { TextSample } from './text-sample.ts';

const HEADING = /^#{1,6} +\S/m;
/** Headings, links, strong text, block quotes, lists, code fences: marks that prose rarely contains by accident. */
const MARKS: readonly RegExp[] = [
  HEADING,
  /^\S.{0,200}\n(?:={3,}|-{3,})[ \t]*$/m,
  /\[[^[\]\n]{1,300}\]\([^()\s]{1,1000}\)/,
  /(?<![*\w])\*\*[^*\s][^*\n]{0,300}\*\*(?![*\w])/,
  /^> +\S/m,
  /^(?:[-*+] +\S.*\n){2}/m,
  /^```/m,
];
const FRONT_MATTER = /^---\n[\w-]+:.*\n(?:(?:[\w-]+:|[ \t]+\S|- ).*\n|\n)*---(?:\n|$)/;

/** Beyond these limits the parser backtracks for minutes, or takes half a gigabyte. */
const MAX_CHARS = 300_000;
const MAX_BRACKETS = 5_000;
/** Runs of stars and underscores: the parser tries to pair each with each. */
const MAX_STARS = 5_000;
/** Lines of lists and block quotes. */
const MAX_ITEMS = 2_000;
const ITEM = /^[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])[ \t])/gm;
/** Block quotes in lists in block quotes: no writer nests so deep. */
const DEEP_NESTING = /^[ \t]{200,}\S|^[ \t]*(?:>[ \t]*|(?:[*+-]|\d{1,9}[.)])[ \t]+){50}/m;

/**
 * Markdown starts with a heading or front matter, or contains two different marks. One mark alone is not enough:
 * "price < 5", "* note" and "C++ <vector>" are prose. Markdown that is too costly to parse is read as plain text.
 */
export function isMarkdown({ text, start }: TextSample): boolean {
  const isMarked =
    FRONT_MATTER.test(start) ||
    HEADING.exec(start)?.index === 0 ||
    MARKS.filter((mark) => mark.test(start)).length >= 2;
  return isMarked && !isExcessive(text);
}

function isExcessive(text: string): boolean {
  return (
    text.length > MAX_CHARS ||
    text.split('[', MAX_BRACKETS + 1).length > MAX_BRACKETS ||
    text.split(/[*_]+/, MAX_STARS + 1).length > MAX_STARS ||
    (text.match(ITEM)?.length ?? 0) > MAX_ITEMS ||
    DEEP_NESTING.test(text)
  );
}
