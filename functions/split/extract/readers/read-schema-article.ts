import { decodeHTML } from 'entities/decode';
import type { WrittenDate } from '../dates/parse-date.ts';
import { type DocumentFacts, keepKnownFacts } from '../document-facts.ts';
import { toWrittenDate } from '../to-instant.ts';
import { toWords } from '../to-words.ts';

/** An article in schema.org's vocabulary. */
export interface SchemaArticle extends DocumentFacts {
  readonly body?: string;
  /** Its headline and its name. */
  readonly titles?: readonly string[];
  /** The date of publication, as it was written. */
  readonly date?: WrittenDate;
}

type Fields = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /(?:Article|Posting|Report|Recipe)$/;
/** Types whose dates are about something else on the page. */
const OTHER_TYPE =
  /(?:Comment|Review|Rating|Product|Offer|Event|Image\w*|Video\w*|Audio\w*|Media\w*|Organization|Person|ListItem)$/;
const MAX_DEPTH = 6;

/**
 * Reads the first article in schema.org's vocabulary, by itself, in a list or in a graph: https://schema.org/NewsArticle
 *
 * @returns undefined if there is none
 */
export function readSchemaArticle(value: unknown): SchemaArticle | undefined {
  const article = findFields(value, MAX_DEPTH, isArticle);
  if (!article) return undefined;
  const body = typeof article.articleBody === 'string' ? article.articleBody : undefined;
  const named = (author: unknown) =>
    names(author, (id) => findFields(value, MAX_DEPTH, (item) => item['@id'] === id));
  const date = publicationOf(article);
  const titles = [words(article.headline), words(article.name)].filter((title) => title !== undefined);
  const facts = keepKnownFacts({
    title: titles[0],
    byline: named(article.author) ?? named(article.creator),
    publisher: named(article.publisher) ?? named(article.provider),
    publishedAt: date?.instant,
    publishedAtOffset: date?.offset,
    language: names(article.inLanguage),
  });
  return { ...facts, titles, ...(date && { date }), ...(body && { body }) };
}

/** Finds a date of publication in objects of any type about the page, such as WebPage, where no article has one. */
export function readSchemaDate(value: unknown): WrittenDate | undefined {
  const isDated = (fields: Fields) => !isOther(fields) && toWrittenDate(fields.datePublished) !== undefined;
  const fields = findFields(value, MAX_DEPTH, isDated);
  return fields && toWrittenDate(fields.datePublished);
}

/** Finds the author of the page where it describes no article: a WebPage may refer to a person. */
export function readSchemaPerson(value: unknown): string | undefined {
  const page = findFields(
    value,
    MAX_DEPTH,
    (fields) => typesOf(fields).includes('WebPage') && fields.author !== undefined,
  );
  return page && names(page.author, (id) => findFields(value, MAX_DEPTH, (item) => item['@id'] === id));
}

const typesOf = (fields: Fields) => [fields['@type']].flat().filter((type) => typeof type === 'string');
const isArticle = (fields: Fields) => typesOf(fields).some((type) => ARTICLE_TYPE.test(type));
const isOther = (fields: Fields) => typesOf(fields).some((type) => OTHER_TYPE.test(type));

function publicationOf(article: Fields): WrittenDate | undefined {
  return toWrittenDate(article.datePublished) ?? toWrittenDate(article.dateCreated);
}

function findFields(value: unknown, depth: number, fits: (fields: Fields) => boolean): Fields | undefined {
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = findFields(item, depth - 1, fits);
      if (found) return found;
    }
    return undefined;
  }
  const fields = value as Fields;
  if (fits(fields)) return fields;
  return findFields(fields['@graph'], depth - 1, fits) ?? findFields(fields.mainEntity, depth - 1, fits);
}

/** JSON-LD is data, but many systems write it with the entities of HTML, once or twice. */
function words(value: unknown): string | undefined {
  return typeof value === 'string' ? toWords(decodeHTML(decodeHTML(value))) : undefined;
}

/** Reads a name, an object with a name, a reference to one, or a list of these. */
function names(value: unknown, find?: (id: string) => Fields | undefined): string | undefined {
  const found = [value]
    .flat()
    .flatMap((item) => {
      if (typeof item !== 'object' || item === null) return [item];
      const fields = item as Fields;
      const id = fields['@id'];
      return [fields.name ?? (typeof id === 'string' ? find?.(id)?.name : undefined)].flat();
    })
    .map(words)
    .filter((name) => name !== undefined && !/^https?:/.test(name));
  return [...new Set(found)].join(', ') || undefined;
}
