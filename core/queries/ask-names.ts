import type { ArticleCard, CardName } from '../store/article-card.ts';
import type { NameCounts } from './answers.ts';
import { walkName } from './ask-about.ts';
import type { QueryContext } from './context.ts';
import { type CountOptions, countNames } from './count-names.ts';
import { fillPage } from './fill-page.ts';
import { sourcesOf } from './name-sources.ts';
import { NameReader } from './named-articles.ts';
import type { Group, NewestFirst } from './newest-first.ts';
import { isWithin, limitOf } from './page.ts';
import { type Bounds, boundsOf, boundsOfDays } from './period.ts';
import { HeadReader, type PublishedHead } from './published.ts';
import { CardReader, positionOfCard, walkCards } from './published-cards.ts';
import type { MostNamedQuestion, NeighboursQuestion } from './questions.ts';
import { ReadBudget } from './read-budget.ts';

const NEIGHBOUR_ARTICLES = 200;
const DAY_ARTICLES = 5_000;
const MAX_ARTICLES = 20_000;
/** How many articles are read together. Only their cards are in memory at the same time. */
const BATCH = 200;
/** For one article: its row or card, its head, and sometimes a second card or a guide. */
const UNITS_PER_ARTICLE = 4;

/** Counts the other names of the newest articles that name something. */
export async function askNeighbours(
  { table, aliases }: QueryContext,
  question: NeighboursQuestion,
): Promise<NameCounts> {
  const sources = sourcesOf(question.name, aliases);
  const bounds = boundsOf(question);
  const most = limitOf(question.articles ?? NEIGHBOUR_ARTICLES, MAX_ARTICLES);
  const options = { limit: limitOf(question.limit), except: sources.map(({ folded }) => folded) };
  const budget = new ReadBudget(UNITS_PER_ARTICLE * most + 100);
  const heads = new HeadReader(table, budget);
  const names = new NameReader(table, heads, sources, budget);
  const cards = new CardReader(table, heads, budget);
  const walk = walkName(table, sources, bounds, Math.min(most, BATCH), budget);
  return countOver(walk, bounds, { most, budget, cards, options }, async (groups) => {
    const namings = [...(await names.readPublished(groups)).values()];
    const cardOf = await cards.readOf(namings.map(({ head }) => head));
    const lost = namings.filter(({ head }) => !cardOf.has(head.articleId));
    const anew = await Promise.all(lost.map(({ head }) => readAnew(head, cards, options.except)));
    return [...cardOf.values(), ...anew.flat()];
  });
}

/** Reads the card of an article that was published again since its head was read, if the card still has the name. */
async function readAnew(
  { articleId }: PublishedHead,
  cards: CardReader,
  folded: readonly string[],
): Promise<ArticleCard[]> {
  const found = await cards.readAnew(articleId);
  const withNames = await Promise.all(
    found.map(async (card) => ({ card, names: (await cards.namesOf(card)) ?? card.names })),
  );
  return withNames
    .filter(({ names }) => names.some(([name]) => folded.includes(name)))
    .map(({ card }) => card);
}

/** Counts the names of the newest articles that were published on some days. */
export async function askMostNamed(
  { table }: QueryContext,
  question: MostNamedQuestion,
): Promise<NameCounts> {
  const bounds = boundsOfDays(question);
  const most = limitOf(question.articles ?? DAY_ARTICLES, MAX_ARTICLES);
  const options = { limit: limitOf(question.limit), type: question.type };
  const budget = new ReadBudget(UNITS_PER_ARTICLE * most + 100);
  const cards = new CardReader(table, new HeadReader(table, budget), budget);
  const walk = walkCards(table, bounds, Math.min(most, BATCH), budget);
  return countOver(walk, bounds, { most, budget, cards, options }, (groups) => cards.readPublished(groups));
}

interface Count {
  readonly most: number;
  readonly budget: ReadBudget;
  readonly cards: CardReader;
  readonly options: CountOptions;
}

async function countOver(
  walk: NewestFirst,
  bounds: Bounds,
  { most, budget, cards, options }: Count,
  readCards: (groups: readonly Group[]) => Promise<readonly ArticleCard[]>,
): Promise<NameCounts> {
  const seen = new Map<string, readonly CardName[]>();
  let isEnd = false;
  let isWhole = true;
  while (seen.size < most && !isEnd && !budget.isSpent) {
    const { items, rest } = await fillPage(walk, {
      limit: Math.min(BATCH, most - seen.size),
      budget,
      isAsked: isWithin(bounds),
      resolve: async (groups) =>
        (await readCards(groups)).map((card) => ({
          articleId: card.articleId,
          position: positionOfCard(card),
          item: card,
        })),
    });
    for (const card of items) {
      const names = await cards.namesOf(card);
      // Where the generation was replaced meanwhile, only the most salient names are known: those on the card.
      isWhole &&= names !== undefined;
      seen.set(card.articleId, names ?? card.names);
    }
    isEnd = rest === undefined;
  }
  return {
    items: countNames([...seen.values()], options),
    articles: seen.size,
    isComplete: isEnd && isWhole,
  };
}
