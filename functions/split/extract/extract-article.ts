import { Rejection } from '../../../core/article/errors.ts';
import { MAX_TEXT_BYTES } from '../../../core/article/limits.ts';
import type { ArticleFormat } from '../../../core/article/revision.ts';
import { composeText, shorten } from './compose-text.ts';
import { decodeText } from './decode-text.ts';
import { normaliseText } from './normalise-text.ts';
import { splitParagraphs } from './split-paragraphs.ts';
import { type ContainerFormat, tellContainer } from './tell-container.ts';
import { type TextFormat, tellFormat } from './tell-format.ts';
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
 * Reads an article out of an object: plain text, Markdown, HTML, JSON, XML, mail, Word or PDF, gzipped or not, told by
 * content. Nothing in it is executed and no network is touched. The readers of formats are loaded when a document first
 * needs them.
 *
 * @throws Rejection EMPTY, UNDECODABLE, UNSUPPORTED_FORMAT, TEXT_TOO_LONG, or OBJECT_TOO_LARGE once unpacked
 */
export async function extractArticle(object: Uint8Array): Promise<ExtractedArticle> {
  const bytes = isGzip(object) ? await unpackGzip(object) : object;
  const { format, document } = await readDocument(bytes);
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
  const byline = shorten(
    normaliseText(document.byline ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  const { publishedAt } = document;
  return { title, ...(byline && { byline }), ...(publishedAt && { publishedAt }), format, text };
}

async function readDocument(bytes: Uint8Array): Promise<{ format: ArticleFormat; document: ReadDocument }> {
  const container = tellContainer(bytes);
  if (container) return { format: container, document: await readContainer(bytes, container) };
  const source = await decodeText(bytes);
  const format = tellFormat(source);
  return { format, document: await readText(source, format) };
}

async function readContainer(bytes: Uint8Array, format: ContainerFormat): Promise<ReadDocument> {
  switch (format) {
    case 'mail':
      return (await import('./read-mail.ts')).readMail(bytes);
    case 'docx':
      return (await import('./read-docx.ts')).readDocx(bytes);
    case 'pdf':
      return (await import('./read-pdf.ts')).readPdf(bytes);
  }
}

async function readText(source: string, format: TextFormat): Promise<ReadDocument> {
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
