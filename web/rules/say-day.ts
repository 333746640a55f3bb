import { capitalised, inWords, wordCounted } from './say.ts';
import type { Part } from './sentence.ts';
import { shapeOf, signed } from './tone.ts';

/** The facts of a day that its first sentences tell. */
export interface DayFacts {
  readonly articles: number;
  readonly stories: number;
  readonly languages: number;
  readonly rejected: number;
  /** The articles of the days before that have any. */
  readonly usual: readonly number[];
  /** The most unusual names first. */
  readonly rising: readonly RisingName[];
  /** The mean, in points. */
  readonly tone?: number;
}

export interface RisingName {
  readonly name: string;
  readonly canonical: string;
  /** Stories or articles of the day. */
  readonly count: number;
  /** −log10 of the probability; absent where too few days were before. */
  readonly surprise?: number | undefined;
  /** How often it was named on the days before. */
  readonly before?: number | undefined;
}

/** One day in a thousand has such a count by chance. With thousands of names on a day, less is no news. */
const FAR_BEYOND = 3;
/** Fewer days are no measure of what is usual. */
const MIN_DAYS = 3;

/** What an editor would say of a day. */
export function sayDay(facts: DayFacts): readonly Part[] {
  const { articles, stories, languages, rejected } = facts;
  if (articles === 0 && rejected === 0) return ['No article was published on this day.'];
  const parts: Part[] = [];
  if (articles === 0) parts.push('No article was published on this day.');
  else {
    const told =
      stories === articles ? '' : `, ${stories === 1 ? 'one story' : `${inWords(stories)} stories`}`;
    const spoken = languages > 1 ? ` in ${inWords(languages)} languages` : '';
    parts.push(`${capitalised(wordCounted(articles, 'article'))}${told}${spoken}${sayUsual(facts)}.`);
  }
  parts.push(...sayRising(facts.rising));
  if (facts.tone !== undefined && articles > 1) parts.push(` The mean tone is ${sayTone(facts.tone)}.`);
  if (rejected > 0)
    parts.push(
      ` ${capitalised(wordCounted(rejected, 'object'))} ${rejected === 1 ? 'was' : 'were'} `,
      {
        anchor: 'not-enriched',
        shown: 'rejected',
      },
      '.',
    );
  return parts;
}

function sayUsual({ articles, usual }: DayFacts): string {
  if (usual.length < MIN_DAYS) return '';
  const mean = usual.reduce((sum, count) => sum + count, 0) / usual.length;
  if (articles > mean * 1.5) return ', more than usual';
  if (articles < mean / 1.5) return ', fewer than usual';
  return ', about as many as usual';
}

function sayRising(rising: readonly RisingName[]): Part[] {
  const link = ({ name, canonical }: RisingName): Part => ({ name, shown: canonical });
  const known = rising.find(({ surprise, before }) => (surprise ?? 0) >= FAR_BEYOND && before);
  const fresh = rising.find(({ surprise, before }) => (surprise ?? 0) >= FAR_BEYOND && before === 0);
  const parts: Part[] = [];
  if (known) parts.push(' ', link(known), ` is named in ${inWords(known.count)}, far beyond chance`);
  if (fresh) parts.push(known ? '; ' : ' ', link(fresh), ' is new');
  if (parts.length > 0) return [...parts, '.'];
  const [most] = rising;
  return most && most.surprise === undefined
    ? [' The most named is ', link(most), `, in ${inWords(most.count)}.`]
    : [];
}

/** even, +6 · negative, −31 */
export const sayTone = (points: number): string => {
  const shape = shapeOf(points);
  const word = shape === 'pos' ? 'positive' : shape === 'neg' ? 'negative' : 'even';
  return points === 0 ? word : `${word}, ${signed(points)}`;
};

/** How often chance alone brings such a count, as "one day in": 1,000+ at most. */
export function oneDayIn(surprise: number | undefined, before: number | undefined): string {
  if (before === 0) return 'new';
  if (surprise === undefined) return '';
  const days = 10 ** surprise;
  if (days >= 1_000) return '1,000+';
  const step = days >= 100 ? 100 : days >= 10 ? 10 : 1;
  return String(Math.max(1, Math.round(days / step) * step));
}
