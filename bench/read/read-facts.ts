import { Rejection } from '@copydesk/core/article/errors';
import { type ExtractedArticle, extractArticle } from '../../functions/split/extract/extract-article.ts';

/** Reads a page as split does. @returns undefined for a page that is rejected */
export async function readFacts(bytes: Uint8Array): Promise<ExtractedArticle | undefined> {
  try {
    return await extractArticle(bytes);
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}

/** Folds a line as all suites compare it: white space, quotation marks and dashes. */
export function foldLine(line: string): string {
  return line.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-').replace(/\s+/gu, ' ').trim();
}
