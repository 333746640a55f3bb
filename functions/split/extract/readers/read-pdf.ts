import { Rejection } from '@copydesk/core/article/errors';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { type DocumentFacts, keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { toInstant } from '../to-instant.ts';
import { joinLines, type PdfLine } from './join-lines.ts';
import { rejectLongText } from './reject-long-text.ts';
import { rejectPdfBomb } from './reject-pdf-bomb.ts';

const MAX_PAGES = 300;
/**
 * A hundred times the computing time that so many pages take: only a PDF made to do harm takes longer. The elapsed time would
 * also count how busy the machine is.
 */
const MAX_CPU_MILLISECONDS = 10_000;

/**
 * Reads the text layer of a PDF: paragraphs from the positions of its lines, author, date and language from its
 * properties. No script in it runs.
 *
 * @throws Rejection UNSUPPORTED_FORMAT if it is encrypted, has too many pages or takes too long, UNDECODABLE if it is
 * damaged, OBJECT_TOO_LARGE and TEXT_TOO_LONG for a bomb, EMPTY for pictures of text
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  rejectPdfBomb(bytes);
  // Loads the library: its time is not the document's.
  await getResolvedPDFJS();
  const start = process.cpuUsage();
  const pdf = await open(bytes);
  try {
    const paragraphs = joinLines(await readAllLines(pdf, start));
    if (paragraphs.length === 0) {
      throw new Rejection(
        'EMPTY',
        'The PDF contains no text, only pictures. Recognise its text first, and upload that',
      );
    }
    return { ...(await readFacts(pdf)), paragraphs };
  } catch (error) {
    throw error instanceof Rejection ? error : damaged(error);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function readAllLines(pdf: Pdf, start: NodeJS.CpuUsage): Promise<PdfLine[]> {
  if (pdf.numPages > MAX_PAGES) {
    throw new Rejection(
      'UNSUPPORTED_FORMAT',
      `The PDF has ${pdf.numPages} pages; at most ${MAX_PAGES} are read. Split it or upload its text alone`,
    );
  }
  const lines: PdfLine[] = [];
  let characters = 0;
  for (let page = 1; page <= pdf.numPages; page++) {
    for (const line of await readLines(pdf, page)) {
      characters += line.text.length;
      lines.push(line);
    }
    rejectLongText(characters);
    if (cpuMillisecondsSince(start) > MAX_CPU_MILLISECONDS) throw tooSlow(page);
  }
  return lines;
}

async function readFacts(pdf: Pdf): Promise<DocumentFacts> {
  const { info } = (await pdf.getMetadata()) as {
    info: { Author?: string; CreationDate?: string; Language?: string | null };
  };
  const created = info.CreationDate?.replace(/^D:(\d{8})(\d{6})?.*$/, (_, day, time) =>
    time ? `${day}T${time}` : day,
  );
  return keepKnownFacts({
    byline: info.Author?.trim(),
    publishedAt: toInstant(created),
    language: info.Language?.trim(),
  });
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // The library detaches the bytes that it is given, and accepts no Buffer: give it a copy.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    if ((error as Error).name === 'PasswordException') {
      throw new Rejection(
        'UNSUPPORTED_FORMAT',
        'The PDF is encrypted: save it without a password and upload it again',
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

function cpuMillisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function tooSlow(page: number): Rejection {
  return new Rejection(
    'UNSUPPORTED_FORMAT',
    `The PDF takes too long to read: ${page} pages took more than ${MAX_CPU_MILLISECONDS} ms of computing time. Upload its text alone`,
  );
}

function damaged(error: unknown): Rejection {
  return new Rejection(
    'UNDECODABLE',
    `The object is a PDF, but damaged or cut short (${(error as Error).message}). Save it again and upload it`,
  );
}
