import { BUNDLES_PREFIX } from '@copydesk/core/article/bundle';
import { isTextDigest } from '@copydesk/core/article/mail-digest';
import { readTableHead } from './read-table-head.ts';
import type { TextSample } from './text-sample.ts';

/** A kind of text that is no article. */
interface OtherKind {
  readonly what: string;
  readonly matches: (sample: TextSample) => boolean;
  readonly cure: string;
}

const TEXT_ALONE = "Upload the article's text alone";
const IN_BUNDLES = `Upload it under ${BUNDLES_PREFIX}, where each article becomes an object of its own`;

const startsWith = (pattern: RegExp) => (sample: TextSample) => pattern.test(sample.start);
/** So many lines at least, and such a share of them, have to match. */
const MIN_LINES = 3;
const LINES = 200;
const mostLines =
  (pattern: RegExp, share: number) =>
  ({ start }: TextSample) => {
    const lines = start
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, LINES);
    return (
      lines.length >= MIN_LINES &&
      lines.filter((line) => pattern.test(line.slice(0, 300))).length >= share * lines.length
    );
  };

const LOG_LINE =
  /^(?:\[?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}(?::\d{2})|[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} |\S+ \S+ \S+ \[\d{2}\/[A-Z][a-z]{2}\/\d{4}:|\[?(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL)\b[\]: ])/;
const CODE_LINE =
  /[;{}]\s*$|^\s*(?:[)\]}]|\/\/|\/\*|#include\b|import [\w{*"']|from \S+ import |def \w+\(|class \w+[\s({:]|(?:async )?function\b|(?:const|let|var) \w+ ?=|(?:public|private|protected) \w|(?:if|for|while|elif|else|try|except)\b.*:$|return\b(?!.*[.]$)|fn \w+|func \w+|package \w+|\w+ = .*[\])"'\d]$|\w+(?:\.\w+)*\(.*\)$)/;

/** Texts that are never read as articles. Rows of one line: a kind, how it is recognised, and what to do. */
const OTHER_KINDS: readonly OtherKind[] = [
  {
    what: 'a digest of several mails',
    matches: ({ start }) => isTextDigest(start),
    cure: `Upload it under ${BUNDLES_PREFIX}, where each mail becomes an object of its own`,
  },
  {
    what: 'a mailbox of several mails, or a mail whose start is lost',
    matches: startsWith(/^From \S+ .{0,60}\d{2}:\d{2}.{0,60}\n[\w-]+:/),
    cure: IN_BUNDLES,
  },
  { what: 'a calendar (iCalendar)', matches: startsWith(/^BEGIN:VCALENDAR\b/i), cure: TEXT_ALONE },
  { what: 'a contact (vCard)', matches: startsWith(/^BEGIN:VCARD\b/i), cure: TEXT_ALONE },
  {
    what: 'LaTeX',
    matches: startsWith(
      /^(?:[ \t]*%.*\n|\s)*\\(?:documentclass|documentstyle|begin\{|section\{|usepackage|input\{)/,
    ),
    cure: 'Export its text, or a PDF',
  },
  { what: 'PostScript', matches: startsWith(/^%!PS/), cure: 'Export it as PDF' },
  { what: 'a key or certificate (PEM)', matches: startsWith(/^-----BEGIN [A-Z ]+-----/), cure: TEXT_ALONE },
  { what: 'a patch', matches: startsWith(/^(?:diff --git |--- \S.*\n\+\+\+ \S)/), cure: TEXT_ALONE },
  { what: 'a program', matches: startsWith(/^(?:#!\s*\/|<\?(?:php|=))/), cure: TEXT_ALONE },
  { what: 'a bibliography', matches: startsWith(/^(?:@\w+\{[^\s{}]*,|TY {2}- )/), cure: TEXT_ALONE },
  {
    what: 'a database dump',
    matches: startsWith(/^(?:--.*\n|\s)*(?:CREATE (?:TABLE|DATABASE)|INSERT INTO|DROP TABLE|SET \w+ ?=)/i),
    cure: 'Export one article an object, or JSON Lines',
  },
  { what: 'a log', matches: mostLines(LOG_LINE, 0.8), cure: TEXT_ALONE },
  {
    what: 'source code',
    matches: (sample) => !/^```/m.test(sample.start) && mostLines(CODE_LINE, 0.6)(sample),
    cure: TEXT_ALONE,
  },
];

/** Says what a text is that is no article, and what to do; undefined for a text that may be one. */
export function describeOtherKind(sample: TextSample): string | undefined {
  const kind = OTHER_KINDS.find(({ matches }) => matches(sample));
  if (kind) return `${kind.what}, not an article. ${kind.cure}`;
  const table = readTableHead(sample.start);
  if (!table) return undefined;
  const columns = table.columns.slice(0, 8).join(', ');
  return table.text
    ? `a table of articles with the columns ${columns}, and one object is one article. ${IN_BUNDLES}`
    : `a table with the columns ${columns}, none of which is an article's text. Name the column of the text "text" and upload the table under ${BUNDLES_PREFIX}, or upload the text alone`;
}
