import { z } from '@hono/zod-openapi';
import { Usage } from './articles.ts';
import { ARTICLE_ID, ArticleStatus, COUNT, INSTANT, KEY, Reason } from './common.ts';

const MS = COUNT.openapi({ description: 'Milliseconds.' });

export const RunStep = z
  .object({
    step: z.enum(['received', 'split', 'passage', 'publish']),
    number: COUNT.optional().openapi({ description: 'Of the passage, from 1.' }),
    state: z.enum(['done', 'cached', 'working', 'waiting', 'failed', 'not-yet']).openapi({
      description:
        'cached: every finding came from the cache. failed: it was given up, or an analysis of it is missing. not-yet: an earlier step comes first.',
    }),
    startsAt: MS.optional().openapi({ description: 'Milliseconds after the object was received.' }),
    waitedMs: MS.optional().openapi({ description: 'How long the step waited before it.' }),
    tookMs: MS.optional().openapi({
      description: 'How long the step worked. Absent where no record says it.',
    }),
    units: COUNT.optional(),
    cachedUnits: COUNT.optional(),
    calls: COUNT.optional(),
    cause: z.string().optional().openapi({ description: 'Why it failed.' }),
  })
  .openapi('RunStep');

export const Run = z
  .object({
    articleId: ARTICLE_ID,
    bucket: z.string(),
    key: KEY,
    status: ArticleStatus.optional().openapi({
      description: 'Absent where split has recorded nothing of the object.',
    }),
    state: z.enum(['done', 'on-the-way', 'given-up']),
    summary: z.string().openapi({ description: 'One sentence.' }),
    reasons: z.array(Reason),
    detail: z.string().optional(),
    generation: z.string().optional(),
    superseded: z
      .string()
      .optional()
      .openapi({ description: 'The generation that readers see until this one is published.' }),
    receivedAt: INSTANT.optional(),
    endedAt: INSTANT.optional(),
    tookMs: MS.optional(),
    usage: Usage.optional(),
    steps: z.array(RunStep),
    givenUp: z
      .array(
        z.object({
          stage: z.enum(['split', 'unbundle', 'enrich', 'publish', 'digest']),
          cause: z.string(),
          isPermanent: z.boolean().openapi({ description: 'Trying again cannot help.' }),
          sentAt: INSTANT.optional(),
          passage: COUNT.optional().openapi({ description: 'The index of the passage that it is about.' }),
          cure: z.string(),
        }),
      )
      .openapi({ description: 'Its messages in dead-letter queues.' }),
    isWholeSearch: z.boolean().openapi({
      description:
        'Whether every message of the dead-letter queues was looked at; false where they hold too many.',
    }),
  })
  .openapi('Run', { description: 'What became of the newest version of an object, step by step.' });
