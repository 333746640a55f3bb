import { Rejection } from '@copydesk/core/article/errors';
import { MAX_TEXT_BYTES } from '@copydesk/core/article/limits';
import type { ArticleFormat } from '@copydesk/core/article/revision';
import type { StatedFacts } from '../read-stated-facts.ts';
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
  readonly publisher?: string;
  /** ISO 8601. */
  readonly publishedAt?: string;
  /** The language tag that the document bears. */
  readonly languageHint?: string;
  readonly format: ArticleFormat;
  /** What is analysed and stored: the title, an empty line, the body. Not blank; no white space at its ends. */
  readonly text: string;
}

/** What a format's reader finds: paragraphs, none of them blank, and facts. */
export interface ReadDocument {
  /** Absent where the first paragraph's first line is the title. */
  readonly title?: string;
  readonly byline?: string;
  readonly publisher?: string;
  readonly publishedAt?: string;
  /** A language tag. */
  readonly language?: string;
  readonly paragraphs: readonly string[];
}

/**
 * Reads an article out of an object: plain text, Markdown, HTML, JSON, XML, mail, Word or PDF, gzipped or not, told by
 * content. Nothing in it is executed and no network is touched. The readers of formats are loaded when a document first
 * needs them.
 *
 * @param stated facts that win over those found; the title, too, as the text's first line
 * @throws Rejection EMPTY, UNDECODABLE, UNSUPPORTED_FORMAT, TEXT_TOO_LONG, or OBJECT_TOO_LARGE once unpacked
 */
export async function extractArticle(
  object: Uint8Array,
  stated: StatedFacts = {},
): Promise<ExtractedArticle> {
  const bytes = isGzip(object) ? await unpackGzip(object) : object;
  const { format, document } = await readDocument(bytes);
  const { title, text } = composeText({ ...document, ...(stated.title && { title: stated.title }) });
  if (text === '')
    throw new Rejection('EMPTY', `The object holds no text: ${bytes.length} bytes, none of it words`);
  const size = Buffer.byteLength(text);
  if (size > MAX_TEXT_BYTES) {
    throw new Rejection(
      'TEXT_TOO_LONG',
      `The text has ${size} bytes; at most ${MAX_TEXT_BYTES} are analysed`,
    );
  }
  const byline = toLine(document.byline);
  const publisher = stated.publisher ?? toLine(document.publisher);
  const publishedAt = stated.publishedAt ?? document.publishedAt;
  return {
    title,
    ...(byline && { byline }),
    ...(publisher && { publisher }),
    ...(publishedAt && { publishedAt }),
    ...(document.language && { languageHint: document.language }),
    format,
    text,
  };
}

function toLine(words = ''): string {
  return shorten(normaliseText(words).replace(/\s+/g, ' ').trim());
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
