import { Rejection } from '../../../core/article/errors.ts';
import { MAX_TEXT_BYTES } from '../../../core/article/limits.ts';
import type { ArticleFormat } from '../../../core/article/revision.ts';
import { composeText } from './compose-text.ts';
import { decodeText } from './decode-text.ts';
import { splitParagraphs } from './split-paragraphs.ts';
import { tellFormat } from './tell-format.ts';
import { isGzip, unpackGzip } from './unpack-gzip.ts';

/** What an object's bytes say of the article in it. */
export interface ExtractedArticle {
  readonly title: string;
  readonly byline?: string;
  /** ISO 8601. */
  readonly publishedAt?: string;
  readonly format: ArticleFormat;
  /** What is analysed and stored: the title, an empty line, the body. Not blank; no white space at its ends. */
  readonly text: string;
}

/** What a format's reader finds: paragraphs, none of them blank, and facts. */
export interface ReadDocument {
  /** Absent where the first paragraph's first line is the title. */
  readonly title?: string;
  readonly byline?: string;
  readonly publishedAt?: string;
  readonly paragraphs: readonly string[];
}

/**
 * Reads an article out of an object: plain text, Markdown, HTML, JSON or XML, gzipped or not, told by content. Nothing
 * in it is executed and no network is touched. The readers of formats are loaded when a document first needs them.
 *
 * @throws Rejection EMPTY, UNDECODABLE, UNSUPPORTED_FORMAT, TEXT_TOO_LONG, or OBJECT_TOO_LARGE once unpacked
 */
export async function extractArticle(bytes: Uint8Array): Promise<ExtractedArticle> {
  const source = await decodeText(isGzip(bytes) ? await unpackGzip(bytes) : bytes);
  const format = tellFormat(source);
  const { byline, publishedAt, ...document } = await readDocument(source, format);
  const { title, text } = composeText(document);
  if (text === '')
    throw new Rejection('EMPTY', `The object holds no text: ${bytes.length} bytes, none of it words`);
  const size = Buffer.byteLength(text);
  if (size > MAX_TEXT_BYTES) {
    throw new Rejection(
      'TEXT_TOO_LONG',
      `The text has ${size} bytes; at most ${MAX_TEXT_BYTES} are analysed`,
    );
  }
  return { title, ...(byline && { byline }), ...(publishedAt && { publishedAt }), format, text };
}

async function readDocument(source: string, format: ArticleFormat): Promise<ReadDocument> {
  switch (format) {
    case 'html':
      return (await import('./read-html.ts')).readHtml(source);
    case 'markdown':
      return (await import('./read-markdown.ts')).readMarkdown(source);
    case 'json':
      return (await import('./read-json.ts')).readJson(source);
    case 'xml':
      return (await import('./read-xml.ts')).readXml(source);
    case 'text':
      return { paragraphs: splitParagraphs(source) };
  }
}
