import { Rejection } from '@copydesk/core/article/errors';
import { isLanguage, LANGUAGES, type Language } from '@copydesk/core/article/language';
import type { LanguageOrigin } from '@copydesk/core/article/revision';
import { detectLanguage } from './detect-language.ts';
import { languageOfTag } from './language-of-tag.ts';

/** The language in which an article is analysed, and what it was chosen by. */
export interface ChosenLanguage {
  readonly language: Language;
  readonly languageOrigin: LanguageOrigin;
}

/**
 * Chooses the language in which an article is analysed. The language that the object's metadata states wins. Without
 * one, the language is detected from the text, and the document's own language tag decides where detection is in
 * doubt.
 *
 * @param stated the language tag in the metadata; a value that is not a tag is ignored
 * @param hint the document's own language tag, which often belongs to a template rather than to the article
 * @throws Rejection UNSUPPORTED_LANGUAGE
 */
export async function chooseLanguage(text: string, stated?: string, hint?: string): Promise<ChosenLanguage> {
  const language = stated && languageOfTag(stated, text);
  if (!language) return detectLanguage(text, hint && languageOfTag(hint, text));
  if (isLanguage(language)) return { language, languageOrigin: 'stated' };
  throw new Rejection(
    'UNSUPPORTED_LANGUAGE',
    `The object's metadata says that the text is in "${stated}"; the languages analysed are ${LANGUAGES.join(', ')}`,
  );
}
