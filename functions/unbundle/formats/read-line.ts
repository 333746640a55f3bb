import { digestOfContent } from '../article-key.ts';
import { type Item, ItemFault } from '../item.ts';

/** The fields with an article's id in schema.org, ninjs, news-please's records and others. The first that is present counts. */
const IDS = [
  '@id',
  'id',
  '_id',
  'uri',
  'guid',
  'uuid',
  'identifier',
  'url',
  'link',
  'mainEntityOfPage',
] as const;
/** The fields with the id inside an object. */
const INNER_IDS = ['@id', 'value', 'url'] as const;

/**
 * Reads a line of JSON Lines. The line is written unchanged; split finds the article in it.
 *
 * @returns undefined for an empty line
 * @throws ItemFault NOT_JSON
 */
export function readLine(line: string): Item | undefined {
  const json = line.trim();
  if (json === '') return undefined;
  const fields = parse(json);
  return { id: idOf(fields) ?? digestOfContent(json), body: Buffer.from(json), extension: 'json' };
}

function parse(json: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new ItemFault('NOT_JSON', (error as Error).message);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new ItemFault(
    'NOT_JSON',
    `It is ${Array.isArray(value) ? 'a list' : JSON.stringify(value)}, not an object`,
  );
}

function idOf(fields: Readonly<Record<string, unknown>>): string | undefined {
  for (const name of IDS) {
    const value = fields[name];
    const id = textOf(value) ?? innerIdOf(value);
    if (id !== undefined) return id;
  }
  return undefined;
}

function innerIdOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  return INNER_IDS.map((name) => textOf(fields[name])).find((id) => id !== undefined);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
