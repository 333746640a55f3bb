import { BUNDLES_PREFIX } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';
import { keepKnownFacts, type ReadDocument } from '../document-facts.ts';
import { stripBy } from '../strip-by.ts';
import { toInstant } from '../to-instant.ts';
import { readSchemaArticle } from './read-schema-article.ts';
import { splitParagraphs } from './split-paragraphs.ts';

type Fields = Readonly<Record<string, unknown>>;

const LOOKS_LIKE_MARKUP = /<\/(?:p|div|h[1-6]|li|body|article)\s*>|<(?:p|br)\b[^<>]*>/i;

/**
 * Reads an article in JSON: schema.org's NewsArticle, IPTC's ninjs (1, 2 and 3), news-please's records, and others with the
 * same field names.
 *
 * https://schema.org/NewsArticle https://iptc.org/standards/ninjs/
 *
 * @throws Rejection UNSUPPORTED_FORMAT for JSON without an article or with several
 */
export async function readJson(source: string): Promise<ReadDocument> {
  const fields = oneObject(parse(source));
  const schema = readSchemaArticle(fields);
  const body = schema?.body ?? pickBody(fields);
  if (body === undefined)
    throw notAnArticle('it has none of articleBody, body_text, bodies, maintext, text, content and body');
  const facts = keepKnownFacts({
    title: schema?.title ?? pick(fields, ['headline', 'title', 'name']) ?? pickRole(fields.headlines),
    byline: stripBy(schema?.byline ?? pick(fields, ['byline', 'by', 'author']) ?? joined(fields.authors)),
    publisher: schema?.publisher ?? pick(fields, PUBLISHERS),
    publishedAt:
      schema?.publishedAt ?? DATES.map((name) => toInstant(fields[name])).find((date) => date !== undefined),
    language: schema?.language ?? pick(fields, ['language', 'lang', 'inLanguage']),
  });
  return {
    ...facts,
    paragraphs: LOOKS_LIKE_MARKUP.test(body)
      ? (await import('./read-html.ts')).readFragment(body)
      : splitParagraphs(body),
  };
}

/** Fields for the date of publication: those of ninjs 1 first. */
const DATES = [
  'firstpublished',
  'firstcreated',
  'versioncreated',
  'date_publish',
  'published_at',
  'publishedAt',
  'published',
  'date',
];
/** ninjs states the holder of the copyright, news-please the site. */
const PUBLISHERS = ['publisher', 'source', 'provider', 'copyrightholder', 'site_name', 'source_domain'];
const BODIES = ['articleBody', 'body_text', 'body_xhtml', 'body_html', 'maintext', 'text', 'content', 'body'];

const ONE_ARTICLE = `one object is one article; a file of many, such as JSON Lines, goes under ${BUNDLES_PREFIX} in the bucket`;

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    throw notAnArticle(`it is not valid JSON (${(error as Error).message.slice(0, 120)}); ${ONE_ARTICLE}`);
  }
}

function oneObject(value: unknown): Fields {
  if (Array.isArray(value) && value.length !== 1)
    throw notAnArticle(
      `it is a list of ${value.length}; ${ONE_ARTICLE}, one object a line, as jq -c '.[]' writes them`,
    );
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'object' && one !== null && !Array.isArray(one)) return one as Fields;
  throw notAnArticle('it is not an object');
}

function pickBody(fields: Fields): string | undefined {
  const plain = BODIES.map((name) => fields[name]).find(
    (value) => typeof value === 'string' && value.trim() !== '',
  );
  return typeof plain === 'string' ? plain : pickRole(fields.bodies);
}

function pick(fields: Fields, names: readonly string[]): string | undefined {
  const found = names
    .map((name) => fields[name])
    .find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found.trim() : undefined;
}

/** ninjs 2 and 3 list several values for a field. The main one is read, or else the first. */
function pickRole(list: unknown): string | undefined {
  if (!Array.isArray(list)) return undefined;
  const items = list.filter((item): item is Fields => typeof item?.value === 'string');
  const item = items.find(({ role }) => role === 'main') ?? items[0];
  return item?.value as string | undefined;
}

function joined(list: unknown): string | undefined {
  if (!Array.isArray(list)) return undefined;
  return list.filter((item) => typeof item === 'string').join(', ') || undefined;
}

function notAnArticle(why: string): Rejection {
  return new Rejection('UNSUPPORTED_FORMAT', `The object is JSON without an article: ${why}`);
}
