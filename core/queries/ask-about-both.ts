import type { ArticleCard } from '../store/article-card.ts';
import type { NameRow } from '../store/name-row.ts';
import type { BothNamed, BothPage, NamedArticle } from './answers.ts';
import { walkName } from './ask-about.ts';
import type { QueryContext } from './context.ts';
import { type Question, readCursor, writeCursor } from './cursor.ts';
import { fillPage, type Placed } from './fill-page.ts';
import { type NameSource, sourcesOf } from './name-sources.ts';
import { NameReader, type Naming, positionOfRow, toNamedArticle } from './named-articles.ts';
import type { Group } from './newest-first.ts';
import { budgetOf, isWithin, limitOf } from './page.ts';
import { type Bounds, boundsOf } from './period.ts';
import { findPublished, HeadReader } from './published.ts';
import { CardReader } from './published-cards.ts';
import { QueryError } from './query-error.ts';
import type { AboutBothQuestion } from './questions.ts';
import { ReadBudget } from './read-budget.ts';

type Sources = readonly [NameSource, ...NameSource[]];
type Names = readonly [Sources, Sources];

/** The newest rows of each name that are compared. */
const SAMPLE_ROWS = 64;

/** Lists the articles that name both. The rarer name is walked, and each of its articles is checked for the other. */
export async function askAboutBoth(
  { table, aliases }: QueryContext,
  question: AboutBothQuestion,
): Promise<BothPage> {
  const [first, second] = question.names;
  const names: Names = [sourcesOf(first, aliases), sourcesOf(second, aliases)];
  if (names[0][0].folded === names[1][0].folded)
    throw new QueryError(`${first} and ${second} are one name. Ask about one of them`);
  const bounds = boundsOf(question);
  const limit = limitOf(question.limit);
  const asked: Question = ['aboutBoth', names, bounds];
  const budget = budgetOf(limit);
  const [to = bounds.to, index] = question.cursor ? readCursor(asked, question.cursor) : [];
  // Later pages walk the name that the first page has walked: the other one has another order of pages.
  const walked = index === undefined ? await rarerOf(table, names, bounds) : Number(index);
  const { items, rest } = await fillPage(
    walkName(table, names[walked] as Sources, { from: bounds.from, to }, limit, budget),
    { limit, budget, isAsked: isWithin(bounds), resolve: resolverOf(table, names, walked, budget) },
  );
  return {
    items,
    walked: (names[walked] as Sources)[0].folded,
    ...(rest !== undefined && { cursor: writeCursor(asked, [rest, String(walked)]) }),
  };
}

function resolverOf(table: QueryContext['table'], names: Names, walked: number, budget: ReadBudget) {
  const heads = new HeadReader(table, budget);
  const cards = new CardReader(table, heads, budget);
  const readers = names.map((sources) => new NameReader(table, heads, sources, budget));
  const [walkedReader, otherReader] = [readers[walked], readers[1 - walked]] as [NameReader, NameReader];
  return async (groups: readonly Group[]): Promise<Placed<BothNamed>[]> => {
    const walkedRows = await walkedReader.readPublished(groups);
    const candidates = [...walkedRows.values()];
    const cardOf = await cards.readOf(candidates.map(({ head }) => head));
    const likely = candidates.filter(({ head }) =>
      mayName(cardOf.get(head.articleId), names[1 - walked] ?? []),
    );
    const otherRows = await otherReader.readListed(
      likely.flatMap(({ head }) => cardOf.get(head.articleId) ?? []),
    );
    const placed = await Promise.all(
      likely.map(async (naming) => {
        const { articleId } = naming.head;
        const items = otherRows.get(articleId) ?? [];
        if (items.length > 0) return [place(naming, { head: naming.head, items }, walked)];
        // Its card does not list all names, or the generation was replaced after its head was read.
        return readAgain(articleId, heads, walkedReader, otherReader, walked);
      }),
    );
    return placed.flat();
  };
}

/** Whether a card leaves open that its article has one of the names: it lists the name, or not all, or is gone. */
function mayName(card: ArticleCard | undefined, sources: readonly NameSource[]): boolean {
  if (!card || card.namesLeftOut !== undefined) return true;
  return card.names.some(([name, , type]) =>
    sources.some((source) => source.folded === name && (source.type === undefined || source.type === type)),
  );
}

/** Reads both names of an article in one generation. */
async function readAgain(
  articleId: string,
  heads: HeadReader,
  walkedReader: NameReader,
  otherReader: NameReader,
  walked: number,
): Promise<Placed<BothNamed>[]> {
  type Row = NameRow & { readonly isOther: boolean };
  const seen = new Map<string, readonly Row[]>([[articleId, []]]);
  const found = await findPublished<Row>(seen, heads, async (head) => {
    const [own, other] = await Promise.all([walkedReader.readRows(head), otherReader.readRows(head)]);
    return [
      ...own.map((row) => ({ ...row, isOther: false })),
      ...other.map((row) => ({ ...row, isOther: true })),
    ];
  });
  return [...found.values()].flatMap(({ head, items }) => {
    const [own, other] = [items.filter((row) => !row.isOther), items.filter((row) => row.isOther)];
    return own.length > 0 && other.length > 0
      ? [place({ head, items: own }, { head, items: other }, walked)]
      : [];
  });
}

function place(own: Naming, other: Naming, walked: number): Placed<BothNamed> {
  const [a, b] = [toNamedArticle(own), toNamedArticle(other)];
  const named: readonly [NamedArticle, NamedArticle] = walked === 0 ? [a, b] : [b, a];
  const { articleId, key, title, publisher, language, publishedAt } = a;
  return {
    articleId,
    position: positionOfRow(a),
    item: {
      articleId,
      key,
      title,
      ...(publisher !== undefined && { publisher }),
      language,
      publishedAt,
      named,
    },
  };
}

/**
 * Estimates which name is rarer by its newest rows: the one that has fewer, or else the one whose rows reach back farther.
 *
 * @returns its index
 */
async function rarerOf(table: QueryContext['table'], names: Names, bounds: Bounds): Promise<number> {
  const [a, b] = await Promise.all(
    names.map(async (sources) => {
      const walk = walkName(table, sources, bounds, SAMPLE_ROWS, new ReadBudget(SAMPLE_ROWS));
      const rows = await walk.take(SAMPLE_ROWS);
      return { isAll: walk.isEnd, count: rows.length, oldest: rows.at(-1)?.position ?? '' };
    }),
  );
  if (!a || !b) return 0;
  if (a.isAll || b.isAll)
    return (a.isAll ? a.count : SAMPLE_ROWS + 1) <= (b.isAll ? b.count : SAMPLE_ROWS + 1) ? 0 : 1;
  return a.oldest <= b.oldest ? 0 : 1;
}
