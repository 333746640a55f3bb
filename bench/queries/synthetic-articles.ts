import { createHash } from 'node:crypto';
import type { EntityType, Sentiment, SentimentLabel } from '../../core/article/analysis.ts';
import { listPriceOf } from '../../core/article/list-price.ts';
import { type ArticleCard, type CardName, cardItem } from '../../core/store/article-card.ts';
import { type GuideEntity, guideItems } from '../../core/store/guide.ts';
import { headKey, type Item, receivedIndexKey } from '../../core/store/keys.ts';
import { rowItem } from '../../core/store/name-row.ts';
import { Random } from '../simulation/random.ts';

/** Articles as a newsroom has them, for the table alone: their texts do not exist. */

/** The distinct names. Frequencies follow the law of Zipf and Mandelbrot, as names in news do. */
const NAMES = 50_000;
const SHIFT = 2.7;
/** The names of an article. An article of 4,250 characters has about as many. */
const NAMES_PER_ARTICLE = 17;
const ARTICLES_PER_DAY = 1_000;
const FIRST_DAY = Date.parse('2026-01-01T00:00:00Z');
const TYPES: readonly EntityType[] = ['PERSON', 'LOCATION', 'ORGANIZATION', 'COMMERCIAL_ITEM', 'EVENT'];
const LABELS: readonly SentimentLabel[] = ['NEUTRAL', 'NEUTRAL', 'NEUTRAL', 'NEGATIVE', 'MIXED', 'POSITIVE'];
const PUBLISHERS = ['The Daily Post', 'Evening Herald', 'Wire Service', 'Local Observer', 'Financial Review'];

const cumulated = (() => {
  let sum = 0;
  return Array.from({ length: NAMES }, (_, rank) => {
    sum += 1 / (rank + 1 + SHIFT);
    return sum;
  });
})();

/** @param rank 0 is the most frequent */
export const nameOf = (rank: number): string => `Name ${rank.toString(36)} Of Things`;

/** The day of an article, by its number: the later, the newer. */
export const dayOfArticle = (i: number): string => publishedAtOf(i).slice(0, 10);

const idOfArticle = (i: number): string =>
  createHash('sha256').update(`articles/${i}.txt`).digest('hex').slice(0, 32);

const publishedAtOf = (i: number) =>
  new Date(FIRST_DAY + Math.floor((i * 86_400_000) / ARTICLES_PER_DAY)).toISOString();

/** All items of one article but its passages. Every hundredth object is rejected, every hundredth article partial. */
export function itemsOfArticle(i: number): Item[] {
  const random = new Random(i * 7919 + 1);
  const articleId = idOfArticle(i);
  const generation = createHash('sha256').update(`generation ${i}`).digest('hex').slice(0, 16);
  const publishedAt = publishedAtOf(i);
  const key = `news/${publishedAt.slice(0, 10)}/article-${i}.txt`;
  const isRejected = i % 100 === 50;
  const isPartial = i % 100 === 75;
  const head = {
    ...headKey(articleId),
    ...receivedIndexKey(publishedAt, articleId, isRejected),
    articleId,
    schemaVersion: 2,
    status: isRejected ? 'REJECTED' : isPartial ? 'PARTIAL' : 'ENRICHED',
    ...(isRejected && { reasons: ['UNDECODABLE'], detail: 'the first bytes are 00 01 02 fe' }),
    ...(isPartial && { reasons: ['ITEM_FAILED'] }),
    source: { bucket: 'articles', key, etag: generation, size: 4_250, receivedAt: publishedAt },
    sequencer: '0'.repeat(64),
    generation,
    pipelineVersion: '2026-12-01.1',
    settings: { engine: 'comprehend', analyses: ['entities', 'sentiment'], targetChars: 1_000 },
    plan: 'a.1',
    passageCount: 5,
    receivedAt: publishedAt,
    ...(!isRejected && { published: generation, publishedAt }),
  };
  if (isRejected) return [head];
  const entities = drawNames(random).map((rank) => entityOf(rank, random));
  const names = entities.map(
    ({ name = '', canonical, type, count }): CardName => [name, canonical, type, count],
  );
  const title = `Headline ${i}: ${entities[0]?.canonical} and ${entities[1]?.canonical} in new talks over a plan`;
  const publisher = random.pick(PUBLISHERS);
  const card: ArticleCard = {
    articleId,
    generation,
    status: isPartial ? 'PARTIAL' : 'ENRICHED',
    ...(isPartial && { reasons: ['ITEM_FAILED'] }),
    key,
    receivedAt: publishedAt,
    title,
    byline: 'By A Reporter',
    publisher,
    publishedAt,
    publishedAtOrigin: 'document',
    language: 'en',
    format: 'text',
    chars: 4_250,
    sentiment: sentimentOf(random),
    coverage: 1,
    topEntities: entities
      .slice(0, 10)
      .map(({ canonical, type, count, salience }) => ({ canonical, type, count, salience })),
    counts: { passages: 5, entities: entities.length, mentions: 40 },
    usage: { entityUnits: 43, sentimentUnits: 43, cachedUnits: 0, calls: 2, listPrice: listPriceOf(86) },
    engine: { name: 'comprehend', version: '2017-11-27' },
    timings: { receivedAt: publishedAt, claimedAt: publishedAt, enrichedAt: publishedAt },
    names,
  };
  return [
    head,
    ...guideItems({ articleId, generation, publishedAt, putAt: 0, entities }),
    cardItem(card),
    ...entities.map(({ name = '', canonical, ...found }) =>
      rowItem({
        ...found,
        canonical,
        name,
        articleId,
        generation,
        title,
        publisher,
        language: 'en',
        publishedAt,
        key,
        sentence: `The committee said on Monday that ${canonical} would not be a part of the talks about the new plan.`,
        at: [34, canonical.length],
      }),
    ),
  ];
}

/** Distinct names, the most salient first. */
function drawNames(random: Random): number[] {
  const drawn = new Set<number>();
  while (drawn.size < NAMES_PER_ARTICLE) drawn.add(draw(random));
  return [...drawn];
}

function draw(random: Random): number {
  const wanted = random.next() * (cumulated.at(-1) as number);
  let [low, high] = [0, NAMES - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulated[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function entityOf(rank: number, random: Random): GuideEntity {
  const canonical = nameOf(rank);
  const begin = random.int(4_000);
  const span = { begin, end: begin + canonical.length };
  const count = 1 + random.int(4);
  return {
    type: TYPES[rank % TYPES.length] as EntityType,
    canonical,
    name: canonical.toLowerCase(),
    score: 0.9,
    count,
    forms: { [canonical]: count },
    mentions: Array.from({ length: count }, () => ({ codePoints: span, utf16: span })),
    salience: random.next() / 4,
    sentiment: sentimentOf(random),
  };
}

function sentimentOf(random: Random): Sentiment {
  const label = random.pick(LABELS);
  const high = (of: SentimentLabel) => (label === of ? 0.85 : 0.05);
  return {
    label,
    scores: {
      positive: high('POSITIVE'),
      negative: high('NEGATIVE'),
      neutral: high('NEUTRAL'),
      mixed: high('MIXED'),
    },
  };
}
