import { z } from '@hono/zod-openapi';
import { ARTICLE_ID, COUNT, DAY, EntityType, INSTANT, Tone } from './common.ts';

export const ValueCount = z
  .object({
    value: z.string(),
    articles: COUNT,
    stories: COUNT.openapi({ description: 'Copies and rewrites of one text count once.' }),
  })
  .openapi('ValueCount');

const DAY_NAME = {
  name: z.string().openapi({ description: 'Folded.' }),
  canonical: z.string(),
  type: EntityType,
  articles: COUNT,
  stories: COUNT,
  mentions: COUNT,
  tone: Tone.optional(),
};
export const DayName = z.object(DAY_NAME).openapi('DayName');

export const Trend = z
  .object({
    ...DAY_NAME,
    surprise: z.number().optional().openapi({
      description:
        '−log10 of the probability of such a count or a higher one: at 3, one day in a thousand is expected to have it. Absent where the days before are too few to compare with.',
    }),
    expected: z
      .number()
      .optional()
      .openapi({ description: 'The count that the days before let expect for a day of this size.' }),
    days: COUNT.optional().openapi({ description: 'The days before that were compared.' }),
    before: COUNT.optional().openapi({ description: 'How often the name was counted on them.' }),
    history: z
      .array(COUNT)
      .optional()
      .openapi({ description: 'Its count on each of the 28 days before, the oldest first.' }),
  })
  .openapi('Trend');

export const Story = z
  .object({
    story: ARTICLE_ID.openapi({ description: 'The id of its article that was received first.' }),
    title: z.string(),
    publisher: z.string().optional(),
    publishedAt: INSTANT,
    agency: z.string().optional(),
    articles: COUNT.openapi({ description: 'Published on the day.' }),
    earlier: COUNT.openapi({ description: 'Published on the days before.' }),
    publishers: COUNT,
    tone: Tone.optional(),
    names: z.array(z.string()),
    members: z.array(ARTICLE_ID).openapi({ description: 'Its articles of the day, at most 20.' }),
  })
  .openapi('Story');

const MadeAt = INSTANT.openapi({ description: 'When the answer was made.' });

export const Day = z
  .object({
    day: DAY,
    madeAt: MadeAt,
    articles: COUNT,
    stories: COUNT,
    rejected: COUNT,
    statuses: z.array(ValueCount),
    sentiments: z.array(ValueCount),
    languages: z.array(ValueCount),
    publishers: z.array(ValueCount).openapi({ description: 'The largest, at most 100.' }),
    reasons: z.array(ValueCount).openapi({ description: 'Why articles are PARTIAL.' }),
    rejections: z.array(ValueCount),
    names: z.array(DayName).openapi({ description: 'Those in the most stories, at most 200.' }),
    namesCounted: COUNT,
    tones: z
      .array(COUNT)
      .length(201)
      .optional()
      .openapi({ description: 'How many articles have each tone, in hundredths from −100 to 100.' }),
    topStories: z.array(Story).openapi({ description: 'Those of the most articles, at most 50.' }),
  })
  .openapi('Day', { description: "What a day's articles say together." });

export const Trends = z
  .object({
    day: DAY,
    by: z.enum(['articles', 'stories']),
    articles: COUNT,
    stories: COUNT,
    usualDays: COUNT.openapi({ description: 'How many of the 28 days before have articles.' }),
    items: z.array(Trend).openapi({ description: 'The most unusual first.' }),
  })
  .openapi('Trends');

export const Stories = z
  .object({
    day: DAY,
    madeAt: MadeAt,
    articles: COUNT,
    stories: COUNT.openapi({ description: 'Of all articles, those of one article too.' }),
    items: z.array(Story),
  })
  .openapi('Stories', { description: 'Those of the most articles first, at most 50.' });
