import { decodeHTMLStrict } from 'entities/decode';
import { toWords } from '../../to-words.ts';
import { isFields, type JsonFields, valueAt } from './json-fields.ts';

/** Values in none of the vocabularies nest deeper. */
const MAX_DEPTH = 6;
/** The fields of a body, or of a part of a body, that hold its words. */
const PARTS = [
  'value',
  'content',
  'text',
  'body',
  'bodyHtml',
  'items',
  'content_elements',
  'headline',
  'paragraphs',
];
/** The types of pieces of an ANS document that hold no words of the article: https://github.com/washingtonpost/ans-schema */
const WORDLESS =
  /^(?:image|video|gallery|interstitial_link|oembed_response|raw_html|reference|story|custom_embed|divider)$/;

/** All values at the paths. `*` at the end of a name matches any ending. `_main` comes first, as ninjs 1 names its bodies. */
export function valuesAt(fields: JsonFields, paths: readonly string[]): unknown[] {
  return paths.flatMap((path) => {
    if (!path.endsWith('*')) return [valueAt(fields, path)];
    const keys = Object.keys(fields).filter((key) => key.startsWith(path.slice(0, -1)));
    return keys
      .toSorted((a, b) => Number(b.endsWith('_main')) - Number(a.endsWith('_main')))
      .map((key) => fields[key]);
  });
}

/** The first value that is a line of text. Of a list with roles, the main one is read. */
export function lineAt(fields: JsonFields, paths: readonly string[]): string | undefined {
  return firstOf(valuesAt(fields, paths), (value) => toWords(decode(mainOf(value))));
}

/** The first value that names somebody: a name, an object with a name, or a list of these. An address is no name. */
export function namesAt(fields: JsonFields, paths: readonly string[]): string | undefined {
  return firstOf(valuesAt(fields, paths), (value) => {
    const names = [value]
      .flat()
      .map((item) =>
        toWords(
          decode(isFields(item) ? (item.name ?? item.title ?? item.webTitle ?? item.display_name) : item),
        ),
      )
      .filter((name) => name !== undefined && !/^\w+:\/\//.test(name));
    return names.join(', ') || undefined;
  });
}

/** The first value with words of an article, as text or markup. */
export function bodyAt(fields: JsonFields, paths: readonly string[]): string | undefined {
  return firstOf(valuesAt(fields, paths), (value) => {
    const main = mainOf(value);
    const body = main ?? (Array.isArray(value) ? partsOf(value, MAX_DEPTH).join('\n\n') : '');
    return body.trim() === '' ? undefined : body;
  });
}

/** The value itself if it is text, or the main text of a list such as ninjs 2 and 3 have. */
function mainOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  const items = value.filter((item): item is JsonFields => isFields(item) && typeof item.value === 'string');
  const item = items.find(({ role }) => role === 'main') ?? items[0];
  return item?.value as string | undefined;
}

/** The paragraphs of a body that is written in parts. */
function partsOf(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((item) => partsOf(item, depth - 1));
  if (!isFields(value) || WORDLESS.test(String(value.type))) return [];
  return PARTS.flatMap((name) => partsOf(value[name], depth - 1));
}

function decode(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return decodeHTMLStrict(value.replace(/<\/?[a-z][^<>]{0,200}>/gi, ''));
}

function firstOf<T>(values: readonly unknown[], read: (value: unknown) => T | undefined): T | undefined {
  for (const value of values) {
    const found = read(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
