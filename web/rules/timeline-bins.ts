import { addDays, axisDay, dayOf, daysBetween, monthOf, shortDay } from './dates.ts';

interface Step {
  readonly start: string;
  readonly articles: number;
  readonly mentions: number;
  readonly toned: number;
  readonly tone?: number | undefined;
}

/** How long a bar is. The longest period that still gives a readable number of bars decides it. */
export type BinLength = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface Bin {
  /** The first day. */
  readonly start: string;
  readonly articles: number;
  readonly mentions: number;
  /** −1 … 1: the mean over articles. */
  readonly tone?: number;
}

/** The bars of a timeline, those without articles too, the oldest first. */
export interface Bins {
  readonly length: BinLength;
  readonly bins: readonly Bin[];
}

/** At most so many bars. */
const MOST_BARS = 60;
const DAYS: Readonly<Record<BinLength, number>> = {
  day: 1,
  week: 7,
  month: 30.4,
  quarter: 91.3,
  year: 365.25,
};

/** @param steps by day; @param from @param to the first and last day, both included */
export function binTimeline(steps: readonly Step[], from: string, to: string): Bins {
  const days = daysBetween(from, to) + 1;
  const lengths: readonly BinLength[] = ['day', 'week', 'month', 'quarter', 'year'];
  const length = lengths.find((candidate) => days / DAYS[candidate] <= MOST_BARS) ?? 'year';
  const sums = new Map<string, { articles: number; mentions: number; toned: number; sum: number }>();
  for (let start = startOf(from, length); start <= to; start = nextOf(start, length))
    sums.set(start, { articles: 0, mentions: 0, toned: 0, sum: 0 });
  for (const { start, articles, mentions, toned, tone = 0 } of steps) {
    const bin = sums.get(startOf(dayOf(start), length));
    if (!bin) continue;
    bin.articles += articles;
    bin.mentions += mentions;
    bin.toned += toned;
    bin.sum += tone * toned;
  }
  const bins = [...sums].map(([start, { articles, mentions, toned, sum }]) => ({
    start,
    articles,
    mentions,
    ...(toned > 0 && { tone: sum / toned }),
  }));
  return { length, bins };
}

function startOf(day: string, length: BinLength): string {
  if (length === 'day') return day;
  if (length === 'week') return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const [year = '', month = ''] = day.split('-');
  if (length === 'month') return `${year}-${month}-01`;
  if (length === 'year') return `${year}-01-01`;
  return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
}

function nextOf(start: string, length: BinLength): string {
  if (length === 'day') return addDays(start, 1);
  if (length === 'week') return addDays(start, 7);
  const months = length === 'month' ? 1 : length === 'quarter' ? 3 : 12;
  const [year = 0, month = 1] = start.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** 2013 Q4, October 2013, week of 7 Oct 2013, 7 Oct 2013 */
export function nameOfBin(start: string, length: BinLength): string {
  if (length === 'year') return start.slice(0, 4);
  if (length === 'quarter')
    return `${start.slice(0, 4)} Q${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1}`;
  if (length === 'month') return monthOf(start);
  return length === 'week' ? `week of ${shortDay(start)}` : shortDay(start);
}

/** Where the time axis has words: at most `most` places, as shares of the width. */
export function timeTicks(
  { bins, length }: Bins,
  most = 7,
): readonly { readonly at: number; readonly says: string }[] {
  const says = (start: string) =>
    length === 'day' || length === 'week'
      ? axisDay(start)
      : length === 'month'
        ? monthOf(start).replace(/(\w{3})\w* /, '$1 ')
        : start.slice(0, 4);
  const places = bins.map(({ start }, i) => ({ at: (i + 0.5) / bins.length, says: says(start) }));
  const firsts = places.filter(({ says: word }, i) => i === 0 || places[i - 1]?.says !== word);
  const every = Math.ceil(firsts.length / most);
  return firsts.filter((_, i) => i % every === 0);
}
