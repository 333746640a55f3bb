import { type DocumentFacts, keepKnownFacts } from '../document-facts.ts';
import { toInstant } from '../to-instant.ts';
import { toWords } from '../to-words.ts';

/** An article in schema.org's vocabulary. */
export interface SchemaArticle extends DocumentFacts {
  readonly body?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|LiveBlogPosting)$/;
const MAX_DEPTH = 6;

/**
 * Reads the first article in schema.org's vocabulary, by itself, in a list or in a graph: https://schema.org/NewsArticle
 *
 * @returns undefined if there is none
 */
export function readSchemaArticle(value: unknown): SchemaArticle | undefined {
  const article = findArticle(value, MAX_DEPTH);
  if (!article) return undefined;
  const body = typeof article.articleBody === 'string' ? article.articleBody : undefined;
  const facts = keepKnownFacts({
    title: words(article.headline) ?? words(article.name),
    byline: names(article.author) ?? names(article.creator),
    publisher: names(article.publisher) ?? names(article.provider),
    publishedAt: toInstant(article.datePublished) ?? toInstant(article.dateCreated),
    language: names(article.inLanguage),
  });
  return { ...facts, ...(body && { body }) };
}

function findArticle(value: unknown, depth: number): Fields | undefined {
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = findArticle(item, depth - 1);
      if (found) return found;
    }
    return undefined;
  }
  const fields = value as Fields;
  const types = [fields['@type']].flat();
  if (types.some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type))) return fields;
  return findArticle(fields['@graph'], depth - 1) ?? findArticle(fields.mainEntity, depth - 1);
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' ? toWords(value) : undefined;
}

/** Reads a name, an object with a name, or a list of these. */
function names(value: unknown): string | undefined {
  const found = [value]
    .flat()
    .map((item) => words(typeof item === 'object' && item !== null ? (item as Fields).name : item))
    .filter((name) => name !== undefined && !/^https?:/.test(name));
  return found.join(', ') || undefined;
}
