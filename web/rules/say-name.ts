import { monthOf } from './dates.ts';
import { capitalised, inWords, listed, wordCounted } from './say.ts';
import { sayTone } from './say-day.ts';

/** The facts of a name that its first sentence tells. */
export interface NameFacts {
  readonly articles: number;
  readonly mentions: number;
  /** How many are known; 0 where none is. */
  readonly publishers: number;
  /** Days of the first and last article. */
  readonly first?: string;
  readonly last?: string;
  /** The mean over articles, in points. */
  readonly tone?: number;
  /** Whether the figures are of a part of the articles, the newest. */
  readonly isPart: boolean;
  readonly months: readonly { readonly start: string; readonly mentions: number }[];
}

/** What an editor would say of a name. */
export function sayName(facts: NameFacts): string {
  const { articles, mentions, publishers, first, last, tone, isPart } = facts;
  if (articles === 0) return 'No article of this time names it.';
  const times = mentions === 1 ? 'once' : mentions === 2 ? 'twice' : `${inWords(mentions)} times`;
  const where = isPart ? `the newest ${wordCounted(articles, 'article')}` : wordCounted(articles, 'article');
  const by = publishers > 0 ? ` of ${wordCounted(publishers, 'publisher')}` : '';
  const when = first && last ? sayPeriod(first, last) : '';
  const toned = tone === undefined ? '' : ` The tone where it is named is ${sayTone(tone)}.`;
  return capitalised(`named ${times} in ${where}${by}${when}${sayPeaks(facts)}.${toned}`);
}

function sayPeriod(first: string, last: string): string {
  const [from, to] = [monthOf(first), monthOf(last)];
  if (from === to) return `, in ${from}`;
  const isSameYear = first.slice(0, 4) === last.slice(0, 4);
  return `, from ${isSameYear ? from.replace(/ \d+$/, '') : from} to ${to}`;
}

/** Months that hold a third of the mentions together, if one or two do. */
function sayPeaks({ months, mentions }: NameFacts): string {
  if (months.length < 4) return '';
  const sorted = months.toSorted((a, b) => b.mentions - a.mentions);
  const peaks = sorted.slice(0, sorted[0] && sorted[0].mentions * 3 >= mentions ? 1 : 2);
  const held = peaks.reduce((sum, peak) => sum + peak.mentions, 0);
  if (held * 3 < mentions) return '';
  const named = peaks.toSorted((a, b) => (a.start < b.start ? -1 : 1)).map(({ start }) => monthOf(start));
  return `; most in ${listed(named)}`;
}
