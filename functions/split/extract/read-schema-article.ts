import { toInstant } from './to-instant.ts';

/** What schema.org's markup says of an article. */
export interface SchemaArticle {
  readonly title?: string;
  readonly byline?: string;
  readonly publishedAt?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly body?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|LiveBlogPosting)$/;
const MAX_DEPTH = 6;

/**
 * The first article in schema.org's vocabulary (https://schema.org/NewsArticle), wherever it stands among a page's
 * JSON-LD: alone, in a list, or in a graph.
 *
 * @returns undefined where there is none
 */
export function readSchemaArticle(value: unknown): SchemaArticle | undefined {
  const article = findArticle(value, MAX_DEPTH);
  if (!article) return undefined;
  const title = words(article.headline) ?? words(article.name);
  const byline = names(article.author) ?? names(article.creator);
  const publishedAt = toInstant(article.datePublished) ?? toInstant(article.dateCreated);
  const publisher = names(article.publisher) ?? names(article.provider);
  const language = names(article.inLanguage);
  const body = typeof article.articleBody === 'string' ? article.articleBody : undefined;
  return {
    ...(title && { title }),
    ...(byline && { byline }),
    ...(publishedAt && { publishedAt }),
    ...(publisher && { publisher }),
    ...(language && { language }),
    ...(body && { body }),
  };
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
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() || undefined : undefined;
}

/** A name, something that bears one, or a list of these. */
function names(value: unknown): string | undefined {
  const found = [value]
    .flat()
    .map((item) => words(typeof item === 'object' && item !== null ? (item as Fields).name : item))
    .filter((name) => name !== undefined && !/^https?:/.test(name));
  return found.join(', ') || undefined;
}
