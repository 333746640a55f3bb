import type { ArticleFormat } from '@copydesk/core/article/revision';
import { isMail } from './is-mail.ts';

export type ContainerFormat = Extract<ArticleFormat, 'pdf' | 'docx' | 'mail'>;

/** The part of a Word document that holds its text; its name stands in the archive as it is. */
const WORD_PART = 'word/document.xml';

/** Tells the formats that are no text themselves, or whose parts are encoded each on its own. */
export function tellContainer(bytes: Uint8Array): ContainerFormat | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf';
  if (buffer.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' && buffer.includes(WORD_PART))
    return 'docx';
  return isMail(bytes) ? 'mail' : undefined;
}
