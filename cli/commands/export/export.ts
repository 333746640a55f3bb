import { type ArchivedArticle, inOrder, toArticleRow } from '@copydesk/core/archive/archive-day';
import { ARCHIVE_TABLES } from '@copydesk/core/archive/tables';
import { DayReader } from '@copydesk/core/queries/days/day-reader';
import { daysOf } from '@copydesk/core/queries/days/days-before';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import type { CsvCell } from '../../output/csv.ts';
import { plural } from '../../output/plural.ts';
import { printCsv, printJsonLine, say } from '../../output/print.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { openQueries } from '../../pipeline/open-queries.ts';
import type { EXPORT_FORMATS } from './export-formats.ts';
import { writeDayFiles } from './write-day-files.ts';

export interface ExportOptions extends ConnectOptions {
  readonly since: string;
  readonly until?: string;
  readonly format: (typeof EXPORT_FORMATS)[number];
  readonly out?: string;
}

/** A reader keeps the articles of the days that it has read, for the stories of the next days. So it is replaced at times. */
const DAYS_OF_A_READER = 14;
const HEADS = Object.keys(ARCHIVE_TABLES.articles);

/** Writes the published articles of some days with their entities and stories, the oldest day first. */
export async function exportDays({ since, format, out, ...options }: ExportOptions): Promise<ExitCode> {
  const until = options.until ?? new Date().toISOString().slice(0, 10);
  const days = daysOf(since, until);
  if (days.length === 0) throw new Error(`--since ${since} is after --until ${until}. Exchange them`);
  if (format === 'parquet' && out === undefined)
    throw new Error('Parquet is written into a folder, three files a day. Name it: --out archive');
  if (format !== 'parquet' && out !== undefined)
    throw new Error(
      `--format ${format} is printed on standard output. Leave out --out, and redirect it: > file`,
    );
  const connection = await connect(options);
  try {
    const { queries } = await openQueries(connection);
    let reader = new DayReader(queries);
    const rows: CsvCell[][] = [];
    let articles = 0;
    for (const [number, day] of days.entries()) {
      if (number > 0 && number % DAYS_OF_A_READER === 0) reader = new DayReader(queries);
      const archive = inOrder(await reader.archive(day));
      articles += archive.length;
      if (format === 'parquet') await writeDayFiles(out as string, day, archive);
      else if (format === 'ndjson') archive.map(toDocument).forEach(printJsonLine);
      else rows.push(...archive.map(toCells));
    }
    if (format === 'csv') printCsv(HEADS, rows);
    const where = out === undefined ? '' : ` into ${out}`;
    say(
      pc.dim(`${plural(articles, 'article')}, published ${since} to ${until} in ${connection.where}${where}`),
    );
    return EXIT.ok;
  } finally {
    connection.close();
  }
}

/** An article with its entities, as one line of JSON. The sketch is bytes, and says nothing to a reader. */
function toDocument({ card, story, entities }: ArchivedArticle): object {
  const { sketch: _, ...facts } = card;
  return { ...facts, story, entities };
}

function toCells(article: ArchivedArticle, number: number): CsvCell[] {
  return Object.values(toArticleRow(article, number)).map((value) =>
    value instanceof Date ? value.toISOString() : value,
  );
}
