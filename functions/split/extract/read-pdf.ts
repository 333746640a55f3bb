import { Rejection } from '@copydesk/core/article/errors';
import { getDocumentProxy } from 'unpdf';
import type { ReadDocument } from './extract-article.ts';
import { joinLines, type PdfLine } from './join-lines.ts';
import { refuseLongText } from './refuse-long-text.ts';
import { refusePdfBomb } from './refuse-pdf-bomb.ts';
import { toInstant } from './to-instant.ts';

const MAX_PAGES = 300;
/** A hundred times what such pages take; only one made to keep its reader busy takes longer. */
const MAX_MILLISECONDS = 10_000;

/**
 * Reads the text layer of a PDF: paragraphs from where the lines stand, author and date from its properties. The title
 * is the first line. No script in it runs.
 *
 * @throws Rejection UNSUPPORTED_FORMAT for an encrypted one and for too many pages, UNDECODABLE for a damaged one,
 * OBJECT_TOO_LARGE and TEXT_TOO_LONG for a bomb, EMPTY for pictures of text
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  refusePdfBomb(bytes);
  const begin = performance.now();
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > MAX_PAGES) {
      throw new Rejection(
        'UNSUPPORTED_FORMAT',
        `The PDF has ${pdf.numPages} pages; at most ${MAX_PAGES} are read`,
      );
    }
    const lines: PdfLine[] = [];
    let characters = 0;
    for (let page = 1; page <= pdf.numPages; page++) {
      for (const line of await readLines(pdf, page)) {
        characters += line.text.length;
        lines.push(line);
      }
      refuseLongText(characters);
      if (performance.now() - begin > MAX_MILLISECONDS) throw tooSlow(page);
    }
    const paragraphs = joinLines(lines);
    if (paragraphs.length === 0) {
      throw new Rejection(
        'EMPTY',
        'The PDF holds no text, only pictures: recognise its text first, and drop that',
      );
    }
    const { info } = (await pdf.getMetadata()) as {
      info: { Author?: string; CreationDate?: string; Language?: string | null };
    };
    const publishedAt = toInstant(
      info.CreationDate?.replace(/^D:(\d{8})(\d{6})?.*$/, (_, day, time) => (time ? `${day}T${time}` : day)),
    );
    const byline = info.Author?.trim();
    const language = info.Language?.trim();
    return {
      ...(byline && { byline }),
      ...(publishedAt && { publishedAt }),
      ...(language && { language }),
      paragraphs,
    };
  } catch (error) {
    throw error instanceof Rejection ? error : damaged(error);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // A copy: the reader takes its bytes away from whoever handed them over, and takes no Buffer.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    if ((error as Error).name === 'PasswordException') {
      throw new Rejection(
        'UNSUPPORTED_FORMAT',
        'The PDF is encrypted: save it without a password and drop it again',
      );
    }
    throw damaged(error);
  }
}

async function readLines(pdf: Pdf, number: number): Promise<PdfLine[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const lines: PdfLine[] = [];
  let open: PdfLine | undefined;
  for (const item of items) {
    if (!('str' in item)) continue;
    if (item.str !== '') {
      const line: PdfLine = open ?? {
        page: number,
        y: Number(item.transform[5]),
        height: item.height,
        text: '',
      };
      open = { ...line, text: line.text + item.str };
    }
    if (item.hasEOL && open) {
      lines.push(open);
      open = undefined;
    }
  }
  return open ? [...lines, open] : lines;
}

function tooSlow(page: number): Rejection {
  return new Rejection(
    'UNSUPPORTED_FORMAT',
    `The PDF takes too long to read: ${page} pages took more than ${MAX_MILLISECONDS} ms. Drop its text alone`,
  );
}

function damaged(error: unknown): Rejection {
  return new Rejection(
    'UNDECODABLE',
    `The object is a PDF, but damaged or cut short (${(error as Error).message}). Save it again and drop it`,
  );
}
