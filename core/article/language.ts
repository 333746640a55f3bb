/**
 * The languages in which Comprehend finds entities and sentiment, by its own codes:
 * https://docs.aws.amazon.com/comprehend/latest/dg/supported-languages.html
 */
export const LANGUAGES = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(code: string): code is Language {
  return (LANGUAGES as readonly string[]).includes(code);
}
