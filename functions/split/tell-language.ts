import { Rejection } from '@copydesk/core/article/errors';
import { isLanguage, LANGUAGES, type Language } from '@copydesk/core/article/language';
import { detectLanguage } from './detect-language.ts';
import { languageOfTag } from './language-of-tag.ts';

/**
 * The language in which an article is analysed: the one that the object's metadata states, else the one that its text
 * tells; where that is in doubt, the one that the document says it is in.
 *
 * @param stated by the metadata: a language tag. What is none states nothing
 * @param hint the tag that the document bears, often that of a template rather than of the article
 * @throws Rejection UNSUPPORTED_LANGUAGE
 */
export async function tellLanguage(text: string, stated?: string, hint?: string): Promise<Language> {
  const language = stated && languageOfTag(stated, text);
  if (!language) return detectLanguage(text, hint && languageOfTag(hint, text));
  if (isLanguage(language)) return language;
  throw new Rejection(
    'UNSUPPORTED_LANGUAGE',
    `The object's metadata says that the text is in "${stated}"; the languages analysed are ${LANGUAGES.join(', ')}`,
  );
}
