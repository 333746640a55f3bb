import { isLanguage, LANGUAGES } from '@copydesk/core/article/language';

/** @returns why articles in a language cannot be analysed, or undefined if they can */
export function describeBadLanguage(tag: string): string | undefined {
  const analysed = `those analysed are ${LANGUAGES.join(', ')}`;
  try {
    const { language } = new Intl.Locale(tag.replaceAll('_', '-'));
    return isLanguage(language) ? undefined : `"${tag}" is not analysed; ${analysed}`;
  } catch {
    return `"${tag}" is no language tag, such as en or pt-BR; ${analysed}`;
  }
}
