import { isDay } from '../../dates/find-days.ts';
import { monthOf } from '../../dates/month-names.ts';
import type { Page } from './page-element.ts';
import type { Meta } from './read-meta.ts';

const FORMS: readonly RegExp[] = [
  // A number that begins a title is no day: /2023/10/3-questions.
  /[/_-](199\d|20\d\d)[/_-](\d{1,2})[/_-](\d\d(?!\d)|\d(?![\d-]))/,
  /[/_-](199\d|20\d\d)[/_-]([a-z]{3})[/_-](\d{1,2})(?!\d)/i,
  /\/(199\d|20\d\d)\/?(\d\d)(\d\d)(?=[/_.-])/,
];

/** A segment that is or begins with a day: /12-03-2021. */
const DAY_FIRST = /\/(\d{1,2})-(\d{1,2})-((?:199|20\d)\d)(?=[/?#.-]|$)/;

/**
 * Finds the day in a page's address, as /2021/03/12/, /2021/mar/12/ or /23-03-2021.
 *
 * @returns midnight UTC in ISO 8601
 */
export function urlDate(page: Page, meta: Meta): string | undefined {
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute('href');
  for (const url of [canonical, ...(meta.get('og:url') ?? [])]) {
    for (const form of FORMS) {
      const [, year = '', month = '', day = ''] = form.exec(url ?? '') ?? [];
      const date = [Number(year), Number(month) || (monthOf(month) ?? 0), Number(day)] as const;
      if (year && isDay(...date)) return new Date(Date.UTC(date[0], date[1] - 1, date[2])).toISOString();
    }
    const [, first = '', second = '', year = ''] = DAY_FIRST.exec(url ?? '') ?? [];
    // Where day and month could be exchanged, it is left open.
    if (Number(first) > 12 && isDay(Number(year), Number(second), Number(first)))
      return new Date(Date.UTC(Number(year), Number(second) - 1, Number(first))).toISOString();
  }
  return undefined;
}
