import { detectChinese } from '@copydesk/core/article/detect-chinese';

/**
 * The language that a tag names, by Comprehend's code where Comprehend analyses it: "pt-BR" is pt, "zh-Hant" and
 * "zh-HK" are zh-TW. A bare "zh" does not name the script, so the text decides between zh and zh-TW.
 *
 * @returns undefined for a value that is not a tag
 */
export function languageOfTag(tag: string, text: string): string | undefined {
  try {
    const locale = new Intl.Locale(tag.trim().replaceAll('_', '-'));
    if (locale.language !== 'zh') return locale.language;
    if (!locale.script && !locale.region) return detectChinese(text);
    return locale.maximize().script === 'Hant' ? 'zh-TW' : 'zh';
  } catch {
    return undefined;
  }
}
