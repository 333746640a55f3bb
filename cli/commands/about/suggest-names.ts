import { foldName } from '@copydesk/core/article/names/fold-name';
import type { Queries } from '@copydesk/core/queries/queries';

const DAYS = 14;
const DAY_MS = 86_400_000;
const ARTICLES = 300;
const MAX_SUGGESTED = 5;
const MIN_WORD = 3;

/** Names in the newest articles that share a word with a name, or begin like it. */
export async function suggestNames(queries: Pick<Queries, 'mostNamed'>, name: string): Promise<string[]> {
  const since = new Date(Date.now() - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
  const until = new Date().toISOString().slice(0, 10);
  const { items } = await queries.mostNamed({ since, until, limit: 500, articles: ARTICLES });
  const words = wordsOf(foldName(name));
  return items
    .filter((item) => wordsOf(item.name).some((word) => words.some((typed) => isLike(word, typed))))
    .slice(0, MAX_SUGGESTED)
    .map(({ canonical }) => canonical);
}

const wordsOf = (folded: string) => folded.split(' ').filter((word) => word.length >= MIN_WORD);

/** One edit apart, or one begins with the other. */
function isLike(a: string, b: string): boolean {
  if (a.startsWith(b) || b.startsWith(a)) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || short.length <= MIN_WORD) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const isSwapped =
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
  return isSwapped || short.slice(at + Number(short.length === long.length)) === long.slice(at + 1);
}
