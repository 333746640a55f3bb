import { Rejection } from '../../../../core/article/errors.ts';
import { MAX_PASSAGE_BYTES } from '../../../../core/article/limits.ts';
import { extractArticle } from '../../../../functions/split/extract/extract-article.ts';
import { planPassages } from '../../../../functions/split/plan-passages.ts';
import { tellLanguage } from '../../../../functions/split/tell-language.ts';

/**
 * What split makes of an object's bytes: 'passages', or the reason of a rejection.
 *
 * @throws Error for anything else, and for passages that are not the text: each is a bug
 */
export async function splitBytes(bytes: Uint8Array): Promise<string> {
  try {
    const { text, languageHint } = await extractArticle(bytes);
    await tellLanguage(text, undefined, languageHint);
    const passages = planPassages(text);
    if (passages.map((passage) => passage.text + passage.gap).join('') !== text)
      throw new Error('Text was lost');
    const isLong = passages.some((passage) => Buffer.byteLength(passage.text) > MAX_PASSAGE_BYTES);
    if (isLong) throw new Error('A passage is too long');
    return 'passages';
  } catch (error) {
    if (error instanceof Rejection) return error.reason;
    throw error;
  }
}
