import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ApiEnv } from './api-env.ts';

/** A value with nothing in it that may be changed: the query library's answers are so. */
export type Frozen<T> = T extends (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: Frozen<T[Name]> }
    : T;

/**
 * Answers with JSON of a schema.
 *
 * The compiler checks the value here. hono's own check takes no readonly lists, so its type is passed over.
 */
export const reply = <Schema extends z.ZodType>(
  c: Context<ApiEnv>,
  _schema: Schema,
  value: Frozen<z.output<Schema>>,
  // biome-ignore lint/suspicious/noExplicitAny: the type that every route of hono's takes.
): any => c.json(value as object);
