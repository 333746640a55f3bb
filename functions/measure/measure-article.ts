import { createHash } from 'node:crypto';
import type { MeasuredArticle } from '@copydesk/core/article/measured-file';
import { Offsets } from '@copydesk/core/article/offsets';
import { passageSizeOf, planPassages } from '../split/plan-passages.ts';
import { type ReadPorts, type Rejected, readArticle } from '../split/read-article.ts';

/** Of base64: 132 bits, so that different texts have different digests. */
const DIGEST_CHARS = 22;

/** Bytes that would be an object. */
export interface Bytes {
  readonly size: number;
  read(): Promise<Uint8Array>;
}

/** Reads an article as split reads it, and plans its passages as those of a new article. */
export async function measureArticle(
  { size, read }: Bytes,
  targetChars: number,
  ports: ReadPorts,
): Promise<MeasuredArticle | Rejected> {
  const source = { bucket: '', key: '', etag: '', size, receivedAt: new Date().toISOString() };
  const article = await readArticle({ source, stated: {}, read, discard: () => {} }, ports);
  if ('rejection' in article) return article;
  const { language, chars } = article.facts;
  const passages = planPassages(article.text, passageSizeOf(targetChars)).map(({ text }) => ({
    chars: new Offsets(text).codePoints,
    digest: createHash('sha256').update(`${language} ${text}`).digest('base64url').slice(0, DIGEST_CHARS),
  }));
  return { language, chars, passages };
}
