import type { EntityType } from '@copydesk/core/article/analysis';
import { MIN_DAYS } from '@copydesk/core/digest/measure-surprise';
import { type Trend, USUAL_DAYS } from '@copydesk/core/digest/rank-trends';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import type { RowOptions } from '../../options/row-options.ts';
import { pc } from '../../output/colours.ts';
import type { CsvCell } from '../../output/csv.ts';
import { plural } from '../../output/plural.ts';
import { say } from '../../output/print.ts';
import { printRows } from '../../output/print-rows.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { openQueries } from '../../pipeline/open-queries.ts';
import type { COUNT_BY } from './count-by.ts';
import { renderDayTrends } from './render-day-trends.ts';

export interface DayTrendsOptions extends ConnectOptions, RowOptions {
  readonly day: string;
  /** Each story once where it is absent. */
  readonly by?: (typeof COUNT_BY)[number];
  readonly type?: EntityType;
  readonly limit: number;
}

/** The query library returns no more names. */
const MAX_NAMES = 500;
const HEADS = [
  ...['name', 'type', 'articles', 'stories', 'mentions', 'tone'],
  ...['expected', 'surprise', 'before', 'days'],
];

/** Prints the names of a day, those first that are most unusual against the days before. */
export async function dayTrends({
  day,
  by = 'story',
  type,
  limit,
  ...options
}: DayTrendsOptions): Promise<ExitCode> {
  const connection = await connect(options);
  try {
    const { queries } = await openQueries(connection);
    const unit = by === 'story' ? 'stories' : 'articles';
    const {
      trends: names,
      articles,
      stories,
      usualDays,
    } = await queries.trends({ day, by: unit, limit: Math.min(limit, MAX_NAMES), ...(type && { type }) });
    printRows<Trend>(
      {
        rows: names,
        heads: HEADS,
        toCells,
        document: () => ({ day, by, articles, stories, usualDays, names }),
        render: () => renderDayTrends(names, unit, process.stdout.columns || Number.POSITIVE_INFINITY),
      },
      options,
    );
    if (usualDays < MIN_DAYS)
      say(
        `Nothing is unusual yet: of the ${USUAL_DAYS} days before, ${usualDays} have articles, and it takes ${MIN_DAYS}`,
      );
    const one = stories === 1 ? 'one story' : `${stories} stories`;
    say(pc.dim(`${plural(articles, 'article')} of ${one}, published on ${day} in ${connection.where}`));
    return EXIT.ok;
  } finally {
    connection.close();
  }
}

function toCells(row: Trend): CsvCell[] {
  const { canonical, type, articles, stories, mentions, tone, expected, surprise, before, days } = row;
  return [canonical, type, articles, stories, mentions, tone, expected, surprise, before, days];
}
