import { MAX_STORIES, type StoryCount } from '@copydesk/core/digest/day-digest';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import type { RowOptions } from '../../options/row-options.ts';
import { pc } from '../../output/colours.ts';
import type { CsvCell } from '../../output/csv.ts';
import { plural } from '../../output/plural.ts';
import { say } from '../../output/print.ts';
import { printRows } from '../../output/print-rows.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { openQueries } from '../../pipeline/open-queries.ts';
import { renderStories } from './render-stories.ts';

export interface StoriesOptions extends ConnectOptions, RowOptions {
  readonly day: string;
  readonly limit: number;
}

const HEADS = [
  ...['story', 'title', 'publisher', 'publishedAt', 'agency'],
  ...['articles', 'earlier', 'publishers', 'tone', 'names'],
];

/** Prints the stories that several articles tell, those of the most articles first. */
export async function stories({ day, limit, ...options }: StoriesOptions): Promise<ExitCode> {
  const connection = await connect(options);
  try {
    const { queries } = await openQueries(connection);
    const digest = await queries.stories({ day, limit: Math.min(limit, MAX_STORIES) });
    const rows = digest.topStories;
    printRows<StoryCount>(
      {
        rows,
        heads: HEADS,
        toCells,
        document: () => ({ day, articles: digest.articles, stories: digest.stories, topStories: rows }),
        render: () => renderStories(rows, process.stdout.columns || Number.POSITIVE_INFINITY),
      },
      options,
    );
    const counts = `${plural(digest.articles, 'article')} of ${digest.stories === 1 ? 'one story' : `${digest.stories} stories`}`;
    say(pc.dim(`${counts}, published on ${day} in ${connection.where}`));
    return EXIT.ok;
  } finally {
    connection.close();
  }
}

function toCells(row: StoryCount): CsvCell[] {
  const { story, title, publisher, publishedAt, agency, articles, earlier, publishers, tone, names } = row;
  return [
    story,
    title,
    publisher,
    publishedAt,
    agency,
    articles,
    earlier,
    publishers,
    tone,
    names.join('; '),
  ];
}
