import type { DayOrder } from '../../dates/find-days.ts';

const NUMBERS = /(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d\d(?![\d/-])/g;

/**
 * Chooses which comes first in a page's dates of numbers. Other dates of the page tell, then its language: English alone
 * has both orders, and only its countries have one.
 *
 * @param text some text of the page
 * @param language the page's language tag
 */
export function dayOrder(text: string, language?: string): DayOrder | undefined {
  let [dayFirst, monthFirst] = [0, 0];
  for (const [, first, second] of text.matchAll(NUMBERS)) {
    if (Number(first) > 12 && Number(second) <= 12) dayFirst++;
    if (Number(second) > 12 && Number(first) <= 12) monthFirst++;
  }
  if (dayFirst !== monthFirst && Math.min(dayFirst, monthFirst) === 0)
    return dayFirst > 0 ? 'day-first' : 'month-first';
  const { code, region } = languageRegion(language);
  if (code === undefined) return undefined;
  if (code !== 'en') return 'day-first';
  return region === 'US' ? 'month-first' : region ? 'day-first' : undefined;
}

/** Takes the language and the country from a tag such as en-GB or pt_BR. */
function languageRegion(tag?: string): { readonly code?: string; readonly region?: string } {
  const match = /^([a-z]{2,3})(?:[-_](?:[a-z]{4}[-_])?([a-z]{2}))?(?![a-z])/i.exec(tag?.trim() ?? '');
  if (!match?.[1]) return {};
  return { code: match[1].toLowerCase(), ...(match[2] && { region: match[2].toUpperCase() }) };
}
