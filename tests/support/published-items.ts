import type { EntityType, Sentiment, SentimentLabel } from '../../core/article/analysis.ts';
import { foldName } from '../../core/article/names/fold-name.ts';
import type { Reason } from '../../core/article/status.ts';
import { type ArticleCard, cardItem } from '../../core/store/article-card.ts';
import { type GuideEntity, guideItems } from '../../core/store/guide.ts';
import type { Head } from '../../core/store/items.ts';
import { headKey, type Item, receivedIndexKey } from '../../core/store/keys.ts';
import { rowItem } from '../../core/store/name-row.ts';
import { aHead, aPublishedArticle, aSource } from './articles.ts';

/** A name in an article of a test. */
export interface TestName {
  readonly canonical: string;
  readonly type?: EntityType;
  readonly count?: number;
  readonly salience?: number;
  readonly sentiment?: SentimentLabel;
  readonly targetedSentiment?: SentimentLabel;
}

/** One published generation of an article of a test. */
export interface TestArticle {
  /** Hexadecimal. */
  readonly articleId: string;
  readonly generation?: string;
  readonly publishedAt: string;
  readonly names: readonly (TestName | string)[];
  readonly receivedAt?: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly language?: ArticleCard['language'];
  readonly status?: ArticleCard['status'];
  readonly reasons?: readonly Reason[];
  readonly sentiment?: SentimentLabel;
  /** Leaves names out of the card, as where there are very many. */
  readonly namesLeftOut?: number;
}

const RECEIVED_AT = '2026-11-24T09:30:00.000Z';

const toned = (label: SentimentLabel): Sentiment => ({
  label,
  scores: {
    positive: label === 'POSITIVE' ? 0.9 : 0.05,
    negative: label === 'NEGATIVE' ? 0.9 : 0.05,
    neutral: label === 'NEUTRAL' ? 0.9 : 0.05,
    mixed: label === 'MIXED' ? 0.9 : 0.05,
  },
});

/** The head of an article that publishes a generation. */
export function headItem(
  article: TestArticle,
  changes: { readonly [Name in keyof Head]?: Head[Name] | undefined } = {},
): Item {
  const { articleId, generation = 'g1', publishedAt, status = 'ENRICHED', reasons } = article;
  const receivedAt = article.receivedAt ?? RECEIVED_AT;
  const head = aHead({
    articleId,
    status,
    ...(reasons && { reasons }),
    source: aSource({ key: `${articleId}.txt`, receivedAt }),
    generation,
    published: generation,
    publishedAt,
    receivedAt,
    ...(changes as Partial<Head>),
  });
  return {
    ...headKey(articleId),
    ...receivedIndexKey(receivedAt, articleId, head.status === 'REJECTED'),
    ...head,
  };
}

/** The guide, the card and the rows of a generation. */
export function generationItems(article: TestArticle): { guide: Item[]; card: Item; rows: Item[] } {
  const { articleId, generation = 'g1', publishedAt, title = `About ${articleId}`, publisher } = article;
  const { language = 'en', status = 'ENRICHED', reasons, receivedAt = RECEIVED_AT } = article;
  const key = `${articleId}.txt`;
  const entities = article.names.map(entityOf);
  const facts = { ...aPublishedArticle(), title, publishedAt, language, ...(publisher && { publisher }) };
  const named = entities.flatMap(({ name, canonical, type, count }) =>
    name ? [[name, canonical, type, count] as const] : [],
  );
  const left = article.namesLeftOut ?? 0;
  return {
    guide: guideItems({ articleId, generation, publishedAt, putAt: 0, entities }),
    card: cardItem({
      ...facts,
      articleId,
      generation,
      status,
      ...(reasons && { reasons }),
      key,
      receivedAt,
      ...(article.sentiment && { sentiment: toned(article.sentiment) }),
      names: named.slice(0, named.length - left),
      ...(left > 0 && { namesLeftOut: left }),
    }),
    rows: entities.flatMap((entity) =>
      entity.name === undefined
        ? []
        : [
            rowItem({
              ...entity,
              name: entity.name,
              articleId,
              generation,
              title,
              ...(publisher && { publisher }),
              language,
              publishedAt,
              key,
              sentence: `${entity.canonical} opens a harbour.`,
              at: [0, entity.canonical.length],
            }),
          ],
    ),
  };
}

/** All items of an article that is published. */
export function publishedItems(article: TestArticle): Item[] {
  const { guide, card, rows } = generationItems(article);
  return [headItem(article), ...guide, card, ...rows];
}

function entityOf(named: TestName | string): GuideEntity {
  const {
    canonical,
    type = 'LOCATION',
    ...rest
  }: TestName = typeof named === 'string' ? { canonical: named } : named;
  const { count = 1, salience = 0.5, sentiment, targetedSentiment } = rest;
  const span = { begin: 0, end: canonical.length };
  return {
    type,
    canonical,
    ...(type !== 'DATE' && type !== 'QUANTITY' && { name: foldName(canonical) }),
    score: 0.98,
    count,
    forms: { [canonical]: count },
    mentions: [{ codePoints: span, utf16: span }],
    salience,
    ...(sentiment && { sentiment: toned(sentiment) }),
    ...(targetedSentiment && { targetedSentiment: toned(targetedSentiment) }),
  };
}
