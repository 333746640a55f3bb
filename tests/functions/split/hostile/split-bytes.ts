import { Rejection } from '../../../../core/article/errors.ts';
import { MAX_PASSAGE_BYTES } from '../../../../core/article/limits.ts';
import { encodeMessage } from '../../../../core/runtime/encode-message.ts';
import { chooseLanguage } from '../../../../functions/split/choose-language.ts';
import { extractArticle } from '../../../../functions/split/extract/extract-article.ts';
import { planPassages } from '../../../../functions/split/plan-passages.ts';

/** Far less than the 1 MiB of a message and the 400 KB of an item, which also contain ids and findings. */
const MAX_MESSAGE_BYTES = 50_000;

/**
 * Splits an object's bytes.
 *
 * @returns 'passages', or the reason of the rejection
 * @throws Error for any other outcome, and for passages that differ from the text: each is a bug
 */
export async function splitBytes(bytes: Uint8Array): Promise<string> {
  try {
    const { text, languageHint } = await extractArticle(bytes);
    await chooseLanguage(text, undefined, languageHint);
    const passages = planPassages(text);
    if (passages.map((passage) => passage.text + passage.gap).join('') !== text)
      throw new Error('Text was lost');
    const isLong = passages.some((passage) => Buffer.byteLength(passage.text) > MAX_PASSAGE_BYTES);
    if (isLong) throw new Error('A passage is too long');
    if (passages.some((passage) => Buffer.byteLength(encodeMessage(passage)) > MAX_MESSAGE_BYTES))
      throw new Error('A passage is too large for a message or an item');
    return 'passages';
  } catch (error) {
    if (error instanceof Rejection) return error.reason;
    throw error;
  }
}
