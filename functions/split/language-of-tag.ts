import { tellChinese } from '@copydesk/core/article/tell-chinese';

/**
 * The language that a tag names, as Comprehend calls it where it analyses it: "pt-BR" is pt, "zh-Hant" and "zh-HK" are
 * zh-TW. A tag of Chinese that says no more leaves it to the text which of the two writings it is in.
 *
 * @returns undefined for what is no tag
 */
export function languageOfTag(tag: string, text: string): string | undefined {
  try {
    const locale = new Intl.Locale(tag.trim().replaceAll('_', '-'));
    if (locale.language !== 'zh') return locale.language;
    if (!locale.script && !locale.region) return tellChinese(text);
    return locale.maximize().script === 'Hant' ? 'zh-TW' : 'zh';
  } catch {
    return undefined;
  }
}
