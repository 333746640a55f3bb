import type { ArticleCard } from '../store/article-card.ts';
import type { Item } from '../store/keys.ts';
import type { ArticleEntities, Page } from './answers.ts';
import type { QueryContext } from './context.ts';
import type { Question } from './cursor.ts';
import { type Filled, fillPage } from './fill-page.ts';
import { budgetOf, isWithin, limitOf, restOf, toPage } from './page.ts';
import { boundsOfDays } from './period.ts';
import { HeadReader } from './published.ts';
import { CardReader, positionOfCard, walkCards } from './published-cards.ts';
import type { ArticlesQuestion } from './questions.ts';
import type { ReadBudget } from './read-budget.ts';

type Filter = Pick<ArticlesQuestion, 'status' | 'sentiment' | 'language' | 'publisher'>;

/** Lists the articles that were published on some days, the newest first. */
export async function listArticles(
  context: QueryContext,
  question: ArticlesQuestion,
): Promise<Page<ArticleCard>> {
  const asked = questionOf('articles', question);
  const { filled } = await fillCards(context, question, asked);
  return toPage(asked, filled);
}

/** Lists those articles with all their entities. */
export async function listEntities(
  context: QueryContext,
  question: ArticlesQuestion,
): Promise<Page<ArticleEntities>> {
  const asked = questionOf('entities', question);
  const { filled, cards } = await fillCards(context, question, asked);
  const items = await Promise.all(
    filled.items.map(async (card): Promise<ArticleEntities[]> => {
      const entities = await cards.entitiesOf(card);
      if (entities) return [{ card, entities }];
      return readAgain(cards, card);
    }),
  );
  return toPage(asked, { ...filled, items: items.flat() });
}

/** The article's newer generation: the one of the card was replaced after its head was read. */
async function readAgain(cards: CardReader, { articleId }: ArticleCard): Promise<ArticleEntities[]> {
  const [card] = await cards.readAnew(articleId);
  if (!card) return [];
  const entities = await cards.entitiesOf(card);
  if (!entities) throw new Error(`Article ${articleId} is published again and again; ask again`);
  return [{ card, entities }];
}

async function fillCards(
  { table }: QueryContext,
  question: ArticlesQuestion,
  asked: Question,
): Promise<{ filled: Filled<ArticleCard>; cards: CardReader }> {
  const bounds = boundsOfDays(question);
  const limit = limitOf(question.limit);
  const budget: ReadBudget = budgetOf(limit);
  const cards = new CardReader(table, new HeadReader(table, budget), budget);
  const filled = await fillPage(walkCards(table, restOf(asked, bounds, question), limit, budget), {
    limit,
    budget,
    isAsked: isWithin(bounds),
    wanted: ({ items }) => items.some((item) => mayMatch(item, question)),
    resolve: async (groups) =>
      (await cards.readPublished(groups))
        .filter((card) => matchesCard(card, question))
        .map((card) => ({ articleId: card.articleId, position: positionOfCard(card), item: card })),
  });
  return { filled, cards };
}

function questionOf(kind: string, question: ArticlesQuestion): Question {
  const { status, sentiment, language, publisher } = question;
  return [
    kind,
    boundsOfDays(question),
    { status, sentiment, language, publisher: publisher && folded(publisher) },
  ];
}

function matchesCard(card: ArticleCard, filter: Filter): boolean {
  return matches({ ...card, label: card.sentiment?.label }, filter);
}

/** The same for a card as it is stored: most cards of a day are then never inflated. */
function mayMatch({ status, language, publisher, sentiment }: Item, filter: Filter): boolean {
  const label = Array.isArray(sentiment) ? sentiment[0] : undefined;
  return matches({ status, language: String(language), publisher: publisher as string, label }, filter);
}

function matches(
  card: { status: unknown; language: string; publisher?: string | undefined; label: unknown },
  { status, sentiment, language, publisher }: Filter,
): boolean {
  return (
    (status === undefined || card.status === status) &&
    (sentiment === undefined || card.label === sentiment) &&
    (language === undefined || card.language.toLowerCase() === language.toLowerCase()) &&
    (publisher === undefined || folded(card.publisher ?? '') === folded(publisher))
  );
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
