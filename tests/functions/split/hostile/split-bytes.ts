import { Rejection } from '../../../../core/article/errors.ts';
import { MAX_PASSAGE_BYTES } from '../../../../core/article/limits.ts';
import { encodeMessage } from '../../../../core/runtime/encode-message.ts';
import { extractArticle } from '../../../../functions/split/extract/extract-article.ts';
import { planPassages } from '../../../../functions/split/plan-passages.ts';
import { tellLanguage } from '../../../../functions/split/tell-language.ts';

/** A queue takes 1 MiB, an item 400 KB; beside the passage they hold ids, and what is found in it. */
const MAX_MESSAGE_BYTES = 50_000;

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
    if (passages.some((passage) => Buffer.byteLength(encodeMessage(passage)) > MAX_MESSAGE_BYTES))
      throw new Error('A passage is more than a message and an item hold');
    return 'passages';
  } catch (error) {
    if (error instanceof Rejection) return error.reason;
    throw error;
  }
}
