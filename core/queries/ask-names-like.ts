import { foldName } from '../article/names/fold-name.ts';
import { knownNamesLike } from '../article/names/known-name.ts';
import type { FoundName, FoundNames } from './answers.ts';
import type { QueryContext } from './context.ts';
import { limitOf } from './page.ts';
import type { Queries } from './queries.ts';
import { QueryError } from './query-error.ts';
import type { NamesQuestion } from './questions.ts';

const DAYS = 28;
const DAY_MS = 86_400_000;
const ARTICLES = 2_000;

/** Lists the names that begin as a user has typed, those in the most articles of the last weeks first. */
export async function askNamesLike(
  _: QueryContext,
  queries: Pick<Queries, 'mostNamed'>,
  { prefix, type, limit }: NamesQuestion,
): Promise<FoundNames> {
  const most = limitOf(limit);
  const folded = foldName(prefix);
  if (folded === '') throw new QueryError('The beginning of a name is empty. Write one letter or more');
  const until = new Date().toISOString().slice(0, 10);
  const since = new Date(Date.now() - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
  const counts = await queries.mostNamed({
    since,
    until,
    limit: 500,
    articles: ARTICLES,
    ...(type && { type }),
  });
  const aliases = new Map(
    knownNamesLike(folded).map(({ alias, canonical }) => [foldName(canonical), alias] as const),
  );
  const items = counts.items.flatMap((count): FoundName[] => {
    const { name, canonical, types, articles } = count;
    if (name.startsWith(folded)) return [{ name, canonical, types, articles, last: until }];
    const alias = aliases.get(name);
    return alias === undefined ? [] : [{ name, canonical, types, articles, last: until, alias }];
  });
  return { items: items.slice(0, most), isComplete: counts.isComplete };
}
