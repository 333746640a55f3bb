import { z } from '@hono/zod-openapi';
import { ARTICLE_ID, COUNT, Cursor, EntityType, INSTANT, KEY, Salience, Sentiment, Tone } from './common.ts';

export const NamedArticle = z
  .object({
    articleId: ARTICLE_ID,
    key: KEY,
    title: z.string(),
    publisher: z.string().optional(),
    language: z.string(),
    publishedAt: INSTANT,
    name: z.string().openapi({ description: 'The folded name that the article was found by.' }),
    canonical: z.string().openapi({ description: "As the article's records write it." }),
    types: z.array(EntityType).openapi({ description: 'The most frequent first.' }),
    count: COUNT.openapi({ description: 'How often the article mentions it.' }),
    salience: Salience,
    sentiment: Sentiment.optional().openapi({ description: 'Of the passages that mention it.' }),
    tone: Tone.optional(),
    targetedSentiment: Sentiment.optional().openapi({ description: 'Towards it.' }),
    sentence: z
      .string()
      .optional()
      .openapi({ description: 'The sentence of the first mention, cut at words to about 240 characters.' }),
    at: z
      .array(COUNT)
      .length(2)
      .optional()
      .openapi({ description: 'The mention in the sentence: begin and length, in UTF-16 code units.' }),
    others: z
      .array(
        z.object({
          articleId: ARTICLE_ID,
          key: KEY,
          title: z.string(),
          publisher: z.string().optional(),
          publishedAt: INSTANT,
        }),
      )
      .optional()
      .openapi({ description: 'With `by=story`: the other articles of the page that tell the same story.' }),
  })
  .openapi('NamedArticle');

/** What a question about a name was taken to mean. */
const ASKED = {
  asked: z.string(),
  canonical: z.string().openapi({ description: 'The name that all its forms are found under.' }),
  name: z.string().openapi({ description: 'Folded.' }),
};

export const About = z
  .object({ ...ASKED, items: z.array(NamedArticle), cursor: Cursor.optional() })
  .openapi('About', { description: 'Articles that name something, the newest first; each once.' });

export const TimelineStep = z
  .object({
    start: z.string().openapi({
      description: '2026-11-24T09 for an hour, 2026-11-24 for a day, or for a week that begins on it.',
    }),
    articles: COUNT,
    mentions: COUNT,
    stories: COUNT.optional().openapi({
      description: 'With `stories=true`: how many stories the articles tell.',
    }),
    toned: COUNT.openapi({ description: 'How many of the articles have a tone.' }),
    tone: Tone.optional(),
  })
  .openapi('TimelineStep');
export const Timeline = z
  .object({ ...ASKED, items: z.array(TimelineStep), cursor: Cursor.optional() })
  .openapi('Timeline', {
    description:
      'The newest step first; a step without articles is absent. The first step of a page may continue the last one of the page before: add them up.',
  });

export const NameCount = z
  .object({
    name: z.string().openapi({ description: 'Folded.' }),
    canonical: z.string(),
    types: z.array(EntityType).openapi({ description: 'The most frequent first.' }),
    articles: COUNT,
    mentions: COUNT,
  })
  .openapi('NameCount');
export const Neighbours = z
  .object({
    ...ASKED,
    items: z.array(NameCount),
    articles: COUNT.openapi({ description: 'How many articles were looked at, the newest ones.' }),
    isComplete: z.boolean().openapi({ description: 'Whether those are all articles of the question.' }),
  })
  .openapi('Neighbours', {
    description: 'The other names of its articles, those in the most articles first.',
  });

export const FoundName = z
  .object({
    name: z.string().openapi({ description: 'Folded.' }),
    canonical: z.string(),
    types: z.array(EntityType).openapi({ description: 'The most frequent first.' }),
    articles: COUNT.openapi({ description: 'How many articles of the last weeks name it.' }),
    last: z.string().openapi({ description: 'The last day on which an article names it.' }),
    alias: z
      .string()
      .optional()
      .openapi({ description: 'The alias that begins so, where the name itself does not.' }),
  })
  .openapi('FoundName');
export const NameList = z
  .object({
    items: z.array(FoundName),
    isComplete: z.boolean().openapi({ description: 'Whether every name that begins so was looked at.' }),
  })
  .openapi('NameList', {
    description: 'Names and aliases that begin so, those in the most articles of the last weeks first.',
  });
