import { BUNDLES_PREFIX } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';
import { decodeHTMLStrict } from 'entities/decode';
import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { normaliseJson } from '../normalise-text.ts';
import { stripBy } from '../strip-by.ts';
import { toInstant } from '../to-instant.ts';
import { findInnerArticle, severalArticles } from './json/find-article-object.ts';
import { isFields, type JsonFields, valueAt } from './json/json-fields.ts';
import { bodyAt, lineAt, namesAt, valuesAt } from './json/json-values.ts';
import { COMMON, type JsonVocabulary, vocabularyOf } from './json/json-vocabularies.ts';
import { readSchemaArticle } from './read-schema-article.ts';
import { splitParagraphs } from './split-paragraphs.ts';

const LOOKS_LIKE_MARKUP = /<\/(?:p|div|h[1-6]|li|body|article)\s*>|<(?:p|br)\b[^<>]*>/i;
/** Services that cut a text short say how much is missing: "… [+2183 chars]". */
const CUT_MARK = /\s*\[\+?(\d{1,9}) char(?:acter)?s\]\s*$/;
/** An answer wraps an article in an object, in a list, in an object. */
const MAX_WRAPPERS = 4;

/**
 * Reads an article in JSON: schema.org's NewsArticle, IPTC's ninjs (1, 2 and 3), the records and answers of well-known
 * tools and services, and others with the same field names. The tables in `json/json-vocabularies.ts` name the fields.
 *
 * https://schema.org/NewsArticle https://iptc.org/standards/ninjs/
 *
 * @throws Rejection UNSUPPORTED_FORMAT for JSON without an article or with several; EMPTY for an article without text
 */
export async function readJson(source: string): Promise<ReadDocument> {
  return readFields(oneObject(parse(source)), MAX_WRAPPERS);
}

async function readFields(fields: JsonFields, wrappers: number): Promise<ReadDocument> {
  const schema = readSchemaArticle(fields);
  const names = vocabularyOf((path) => valueAt(fields, path) !== undefined);
  const body = schema?.body ?? bodyAt(fields, names.body);
  if (body === undefined) {
    const inner = wrappers > 0 ? findInnerArticle(fields) : undefined;
    if (inner) return readFields(inner, wrappers - 1);
    throw withoutBody(fields, names);
  }
  const publisher = schema?.publisher ?? namesAt(fields, names.publisher);
  const facts = keepKnownFacts({
    title: withoutSite(schema?.title ?? lineAt(fields, names.title), publisher),
    byline: stripBy(schema?.byline ?? namesAt(fields, names.byline))?.replace(/\s*;\s*/g, ', '),
    publisher,
    publishedAt:
      schema?.publishedAt ??
      valuesAt(fields, names.publishedAt)
        .map(toInstant)
        .find((date) => date !== undefined),
    language: schema?.language ?? lineAt(fields, names.language),
    missingChars: Number(CUT_MARK.exec(body)?.[1] ?? 0),
  });
  return { ...facts, paragraphs: await paragraphsOf(body.replace(CUT_MARK, '')) };
}

async function paragraphsOf(body: string): Promise<string[]> {
  if (LOOKS_LIKE_MARKUP.test(body)) return (await import('./read-html.ts')).readFragment(body);
  return splitParagraphs(decodeHTMLStrict(body));
}

function withoutSite(title: string | undefined, publisher: string | undefined): string | undefined {
  if (!title || !publisher || !title.endsWith(publisher)) return title;
  return title.slice(0, -publisher.length).replace(/\s+[|\-–—·•:»]+\s*$/, '') || title;
}

function parse(source: string): unknown {
  try {
    return JSON.parse(normaliseJson(source));
  } catch (error) {
    throw notAnArticle(
      `it is not valid JSON (${(error as Error).message.slice(0, 120)}); one object is one article; a file of many, such as JSON Lines, goes under ${BUNDLES_PREFIX} in the bucket`,
    );
  }
}

function oneObject(value: unknown): JsonFields {
  if (Array.isArray(value) && value.length !== 1) throw severalArticles(`a list of ${value.length}`, '.[]');
  const one = Array.isArray(value) ? value[0] : value;
  if (isFields(one)) return one;
  throw notAnArticle('it is not an object');
}

function withoutBody(fields: JsonFields, names: JsonVocabulary): Rejection {
  const found = [...names.body, ...COMMON.body].filter((path) => valueAt(fields, path) !== undefined);
  const [empty] = found.filter((path) => isBlank(valueAt(fields, path)));
  if (empty) return new Rejection('EMPTY', `The object is JSON without text: its ${empty} is empty`);
  const [other] = found;
  if (other) return withOtherBody(other, valueAt(fields, other));
  return notAnArticle(
    `it has none of ${COMMON.body.slice(0, 9).join(', ')}. Write the text into one of them, such as jq '.text = .yourField'`,
  );
}

/** The text may be inside the object that is at the text's place. */
function withOtherBody(path: string, value: unknown): Rejection {
  if (!isFields(value))
    return notAnArticle(
      `its ${path} is ${Array.isArray(value) ? 'a list' : `the ${typeof value} ${value}`}, not text`,
    );
  const keys = Object.keys(value);
  const inner = keys.find((key) => typeof value[key] === 'string') ?? '…';
  return notAnArticle(
    `its ${path} is an object with ${keys.slice(0, 5).join(', ') || 'no keys'}, not text. Write the text itself, such as jq '.text = .${path}.${inner}'`,
  );
}

const isBlank = (value: unknown) =>
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

function notAnArticle(why: string): Rejection {
  return new Rejection('UNSUPPORTED_FORMAT', `The object is JSON without an article: ${why}`);
}
