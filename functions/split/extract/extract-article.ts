import { Rejection } from '@copydesk/core/article/errors';
import { MAX_TEXT_BYTES } from '@copydesk/core/article/limits';
import type { DateOrigin } from '@copydesk/core/article/revision';
import type { StatedFacts } from '../stated-facts.ts';
import { composeText, shorten } from './compose-text.ts';
import { decodeText } from './decode/decode-text.ts';
import { isGzip, unpackGzip } from './decode/unpack-gzip.ts';
import { rejectWebArchive } from './detect/reject-web-archive.ts';
import type { ReadDocument } from './document-facts.ts';
import { type ArticleFormat, detectContainer, detectFormat } from './formats.ts';
import { normaliseText } from './normalise-text.ts';

/** An article as it is extracted from the bytes of an object. */
export interface ExtractedArticle {
  readonly title: string;
  readonly byline?: string;
  readonly publisher?: string;
  /** ISO 8601. */
  readonly publishedAt?: string;
  /** The offset that its date was written with; absent where that was none, or UTC. */
  readonly publishedAtOffset?: string;
  /** Where the date comes from; absent where the document states it as a fact. */
  readonly publishedAtOrigin?: Exclude<DateOrigin, 'document' | 'received'>;
  /** The language tag that the document states. */
  readonly languageHint?: string;
  /** How many characters a service left out at the end, as it says. */
  readonly missingChars?: number;
  readonly format: ArticleFormat;
  /** The text that is analysed and stored: the title, an empty line, the body. Not blank, and trimmed. */
  readonly text: string;
}

/**
 * Extracts the article from an object: unpacks it if it is gzipped, detects the format from the content, reads it, and
 * composes the text. It executes nothing in the object and never touches the network.
 *
 * @param stated facts that win over those in the document; a stated title also becomes the first line of the text
 * @throws Rejection EMPTY, UNDECODABLE, UNSUPPORTED_FORMAT, TEXT_TOO_LONG, or OBJECT_TOO_LARGE if it unpacks to too much
 */
export async function extractArticle(
  object: Uint8Array,
  stated: StatedFacts = {},
): Promise<ExtractedArticle> {
  const bytes = isGzip(object) ? await unpackGzip(object) : object;
  const { format, document } = await readDocument(bytes);
  const { title, text } = composeText({ ...document, ...(stated.title && { title: stated.title }) });
  rejectUnfit(text, bytes.length);
  const byline = stated.byline ?? toLine(document.byline);
  const publisher = stated.publisher ?? toLine(document.publisher);
  return {
    title,
    ...(byline && { byline }),
    ...(publisher && { publisher }),
    ...dateOf(stated, document),
    ...(document.language && { languageHint: document.language }),
    ...(document.missingChars && { missingChars: document.missingChars }),
    format,
    text,
  };
}

function dateOf(stated: StatedFacts, document: ReadDocument) {
  const { publishedAt, publishedAtOffset: offset } = stated.publishedAt ? stated : document;
  if (!publishedAt) return {};
  const origin = stated.publishedAt ? 'stated' : document.publishedAtOrigin;
  return {
    publishedAt,
    ...(offset && { publishedAtOffset: offset }),
    ...(origin && { publishedAtOrigin: origin }),
  };
}

async function readDocument(bytes: Uint8Array): Promise<{ format: ArticleFormat; document: ReadDocument }> {
  rejectWebArchive(bytes);
  const container = detectContainer(bytes);
  if (container) return { format: container.name, document: await container.read(bytes) };
  const decoded = await decodeText(bytes);
  const text = normaliseText(decoded);
  const format = detectFormat(text);
  return { format: format.name, document: await format.read(format.name === 'json' ? decoded : text) };
}

function rejectUnfit(text: string, objectBytes: number): void {
  if (text === '')
    throw new Rejection('EMPTY', `The object contains no text: ${objectBytes} bytes without a word`);
  const size = Buffer.byteLength(text);
  if (size > MAX_TEXT_BYTES) {
    throw new Rejection(
      'TEXT_TOO_LONG',
      `The text has ${size} bytes; at most ${MAX_TEXT_BYTES} are analysed`,
    );
  }
}

function toLine(words = ''): string {
  return shorten(normaliseText(words).replace(/\s+/g, ' ').trim());
}
