import { Rejection } from '@copydesk/core/article/errors';
import { describeOtherKind } from './detect/describe-other-kind.ts';
import { isDocx } from './detect/is-docx.ts';
import { isHtml } from './detect/is-html.ts';
import { isJson } from './detect/is-json.ts';
import { isMail } from './detect/is-mail.ts';
import { isMarkdown } from './detect/is-markdown.ts';
import { isPdf } from './detect/is-pdf.ts';
import { isRtf } from './detect/is-rtf.ts';
import { isSubtitles } from './detect/is-subtitles.ts';
import { isXml } from './detect/is-xml.ts';
import { sampleOf, type TextSample } from './detect/text-sample.ts';
import type { ReadDocument } from './document-facts.ts';
import { readText } from './readers/read-text.ts';

/** A format that is read from bytes: it is no text, or each of its parts has an encoding of its own. */
interface Container {
  readonly name: string;
  readonly from: 'bytes';
  readonly matches: (bytes: Uint8Array) => boolean;
  readonly read: (bytes: Uint8Array) => Promise<ReadDocument>;
}

/** A format that is read from decoded text. The text is normalised, except for JSON. */
interface TextFormat {
  readonly name: string;
  readonly from: 'text';
  readonly matches: (sample: TextSample) => boolean;
  readonly read: (text: string) => Promise<ReadDocument>;
}

/**
 * The formats of articles. Those read from bytes are tried before those read from text, and each kind in this order.
 *
 * To add a format, write its reader and add its row. A reader is imported by its row alone, when a document first needs
 * it: readers bring large libraries, and most invocations need one of them.
 */
const FORMATS = [
  {
    name: 'pdf',
    from: 'bytes',
    matches: isPdf,
    read: async (bytes) => (await import('./readers/read-pdf.ts')).readPdf(bytes),
  },
  {
    name: 'docx',
    from: 'bytes',
    matches: isDocx,
    read: async (bytes) => (await import('./readers/read-docx.ts')).readDocx(bytes),
  },
  {
    name: 'rtf',
    from: 'bytes',
    matches: isRtf,
    read: async (bytes) => (await import('./readers/read-rtf.ts')).readRtf(bytes),
  },
  {
    name: 'mail',
    from: 'bytes',
    matches: isMail,
    read: async (bytes) => (await import('./readers/read-mail.ts')).readMail(bytes),
  },
  {
    name: 'json',
    from: 'text',
    matches: isJson,
    read: async (text) => (await import('./readers/read-json.ts')).readJson(text),
  },
  {
    name: 'html',
    from: 'text',
    matches: isHtml,
    read: async (text) => (await import('./readers/read-html.ts')).readHtml(text),
  },
  {
    name: 'xml',
    from: 'text',
    matches: isXml,
    read: async (text) => (await import('./readers/read-xml.ts')).readXml(text),
  },
  {
    name: 'subtitles',
    from: 'text',
    matches: isSubtitles,
    read: async (text) => (await import('./readers/read-subtitles.ts')).readSubtitles(text),
  },
  {
    name: 'markdown',
    from: 'text',
    matches: isMarkdown,
    read: async (text) => (await import('./readers/read-markdown.ts')).readMarkdown(text),
  },
] as const satisfies readonly (Container | TextFormat)[];

/** A text in none of the formats. */
const PLAIN_TEXT = {
  name: 'text',
  read: async (text: string): Promise<ReadDocument> => readText(text),
} as const;

export type ArticleFormat = (typeof FORMATS | readonly [typeof PLAIN_TEXT])[number]['name'];

const CONTAINERS = FORMATS.filter((format) => format.from === 'bytes');
const TEXT_FORMATS = FORMATS.filter((format) => format.from === 'text');

/**
 * Detects a format that is read from bytes.
 *
 * @returns undefined for everything else, which is decoded as text
 */
export function detectContainer(bytes: Uint8Array): (typeof CONTAINERS)[number] | undefined {
  return CONTAINERS.find(({ matches }) => matches(bytes));
}

/**
 * Detects a text's format from its content. File names and content types are ignored: they are often wrong.
 *
 * @throws Rejection UNSUPPORTED_FORMAT for a text of another kind, such as a table, a log or source code
 */
export function detectFormat(text: string): (typeof TEXT_FORMATS)[number] | typeof PLAIN_TEXT {
  const sample = sampleOf(text);
  const format = TEXT_FORMATS.find(({ matches }) => matches(sample));
  // Comments of programs look like headings of Markdown.
  if (format && format.name !== 'markdown') return format;
  const other = describeOtherKind(sample);
  if (other) throw new Rejection('UNSUPPORTED_FORMAT', `The object is ${other}`);
  return format ?? PLAIN_TEXT;
}
