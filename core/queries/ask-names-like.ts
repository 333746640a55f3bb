import { foldName } from '../article/names/fold-name.ts';
import { knownNamesLike } from '../article/names/known-name.ts';
import type { DirectoryName } from '../store/day-items.ts';
import { DayStore } from '../store/day-store.ts';
import type { FoundNames, ListedArticle } from './answers.ts';
import type { QueryContext } from './context.ts';
import { daysBefore } from './days/days-before.ts';
import { type NamesRead, readDirectory } from './name-directory.ts';
import { limitOf } from './page.ts';
import { pagesOf } from './pages-of.ts';
import type { Queries } from './queries.ts';
import { QueryError } from './query-error.ts';
import type { NamesQuestion } from './questions.ts';
import { tallyNames } from './tally-names.ts';

/** Today included. */
const DAYS = 28;
const ARTICLES = 2_000;
const PAGE = 500;

/**
 * Lists the names that begin as a user has typed, those in the most articles of the last weeks first. It reads the directory
 * that the digests of these days make. Where no day has a digest, it reads the newest articles.
 */
export async function askNamesLike(
  { table }: Pick<QueryContext, 'table'>,
  queries: Pick<Queries, 'articles'>,
  { prefix, type, limit }: NamesQuestion,
): Promise<FoundNames> {
  const most = limitOf(limit);
  const folded = foldName(prefix);
  if (folded === '') throw new QueryError('The beginning of a name is empty. Write one letter or more');
  const today = new Date().toISOString().slice(0, 10);
  const days = [today, ...daysBefore(today, DAYS - 1)];
  const aliases = aliasesLike(folded);
  const { names, isComplete } =
    (await readDirectory(new DayStore(table), folded, days, [...aliases.keys()])) ??
    (await readNewest(queries, days));
  const wanted = names.filter(
    ({ name, type: its }) =>
      (type === undefined || type === its) && (name.startsWith(folded) || aliases.has(name)),
  );
  const items = tallyNames(wanted).map((found) => {
    const alias = found.name.startsWith(folded) ? undefined : aliases.get(found.name);
    return { ...found, ...(alias !== undefined && { alias }) };
  });
  return { items: items.slice(0, most), isComplete };
}

/** The aliases that begin as typed, by the folded names that they stand for, the shortest first. */
function aliasesLike(folded: string): Map<string, string> {
  const aliases = new Map<string, string>();
  const like = knownNamesLike(folded).sort((a, b) => a.alias.length - b.alias.length);
  for (const { alias, canonical } of like) {
    const name = foldName(canonical);
    if (!name.startsWith(folded) && !aliases.has(name)) aliases.set(name, alias);
  }
  return aliases;
}

/** The names of the newest articles of some days. @param days the newest first */
async function readNewest(queries: Pick<Queries, 'articles'>, days: readonly string[]): Promise<NamesRead> {
  const [until = ''] = days;
  const question = { since: days.at(-1) ?? until, until, limit: PAGE };
  const counts = new Map<string, DirectoryName>();
  let articles = 0;
  let isComplete = true;
  const ask = (cursor: string | undefined) => queries.articles({ ...question, ...(cursor && { cursor }) });
  for await (const article of pagesOf<ListedArticle>(ask, ARTICLES + 1)) {
    if (++articles > ARTICLES) return { names: [...counts.values()], isComplete: false };
    isComplete &&= article.namesLeftOut === undefined;
    const day = article.publishedAt.slice(0, 10);
    for (const [name, canonical, type] of article.names) {
      const key = `${name}#${type}#${day}`;
      const before = counts.get(key);
      // The newest article gives the name its form.
      counts.set(key, { name, type, canonical, day, ...before, articles: (before?.articles ?? 0) + 1 });
    }
  }
  return { names: [...counts.values()], isComplete };
}
