import { Rejection } from '@copydesk/core/article/errors';
import { extractArticle } from '../../functions/split/extract/extract-article.ts';

/** Reads a page as split does. @returns undefined for a page that is rejected */
export async function readText(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await extractArticle(bytes)).text;
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}
