const SMALL = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Small numbers as words, others in figures: three, 1,204. */
export const inWords = (count: number): string => SMALL[count] ?? figures(count);

/** 1,204 */
export const figures = (count: number): string => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** 1 article, 3 articles */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figures(count)} ${count === 1 ? one : many}`;

/** one article, three articles */
export const wordCounted = (count: number, one: string, many = `${one}s`): string =>
  `${inWords(count)} ${count === 1 ? one : many}`;

export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** a, b and c */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** 118 ms, 0.4 s, 41 s, 58 min */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 120_000) return `${Math.round(ms / 1_000)} s`;
  return `${Math.round(ms / 60_000)} min`;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  de: 'German',
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  hi: 'Hindi',
  it: 'Italian',
  ja: 'Japanese',
  ko: 'Korean',
  pt: 'Portuguese',
  zh: 'Chinese',
  'zh-TW': 'Chinese (traditional)',
};
/** @param code of the API; an unknown one is shown as it is */
export const languageName = (code: string): string => LANGUAGES[code] ?? code;

/** Whether a language is written from right to left. */
export const isRightToLeft = (code: string): boolean => /^(ar|he|fa|ur)\b/.test(code);
