import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

const FOLDER = join(import.meta.dirname, '../../core/schemas');

/** The published schemas of events, by the type of the event. */
export const EVENT_SCHEMAS: ReadonlyMap<string, object> = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.startsWith('event-'))
    .map((name) => {
      const schema = JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
      return [schema.properties['detail-type'].const as string, schema as object] as const;
    }),
);

/** A consumer ignores fields that it does not know. A test rejects them: every field must be in the schema. */
export function withoutOthers(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutOthers);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([name, value]) => [name, withoutOthers(value)]);
  return { ...('properties' in schema && { additionalProperties: false }), ...Object.fromEntries(entries) };
}

const ajv = new Ajv2020({ allErrors: true });
const checks = new Map<string, ValidateFunction>(
  [...EVENT_SCHEMAS].map(([type, schema]) => [type, ajv.compile(withoutOthers(schema) as object)]),
);

/** @throws Error for an event that does not match its published schema, or whose type has none */
export function checkEvent({ type, detail }: { readonly type: string; readonly detail: unknown }): void {
  const check = checks.get(type);
  if (!check) throw new Error(`core/schemas/ has no schema of the event ${type}`);
  const event = JSON.parse(JSON.stringify({ source: 'copydesk', 'detail-type': type, detail }));
  if (!check(event))
    throw new Error(`The event ${type} does not match its schema: ${ajv.errorsText(check.errors)}`);
}
