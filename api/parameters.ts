import { z } from '@hono/zod-openapi';
import { ARTICLE_ID, DAY, Language, NameType, ReasonName, SentimentLabel } from './schemas/common.ts';

const WHEN = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/;
const when = (description: string) =>
  z
    .string()
    .regex(WHEN, 'Write a day, as 2026-11-24, or an instant with its zone, as 2026-11-24T09:30:00Z')
    .optional()
    .openapi({ description, example: '2026-11-24' });

/** A period. A day counts as a whole. */
export const PERIOD = {
  since: when('From this day or instant on.'),
  until: when('Up to this day, which is included, or before this instant.'),
};
/** A day, or a period with both ends. */
export const DAYS = { day: DAY.optional(), ...PERIOD };

export const limitOf = (usual: number, most: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(most)
    .default(usual)
    .openapi({ description: `At most so many; ${usual} where it is absent.`, type: 'integer' });
export const PAGE = {
  limit: limitOf(50, 500),
  cursor: z
    .string()
    .min(1)
    .max(4_000)
    .optional()
    .openapi({ description: 'The cursor of the page before, for the same question.' }),
};

export const ID_PATH = z.object({ id: ARTICLE_ID });
export const NAME_PATH = z.object({
  name: z
    .string()
    .min(1)
    .max(500)
    .openapi({ description: 'Any form of a name: US, U.S. and United States are one.', example: 'Iran' }),
});
export const NAME_TYPE = NameType.optional();
export const LABEL = SentimentLabel.optional();
export const LANGUAGE = Language.optional();
export const REASON = ReasonName.optional();

/** The parameters of a query. One that the route does not know is refused: it is misspelt, and would be passed over. */
export const query = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape);
