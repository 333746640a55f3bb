import { BUNDLES_PREFIX } from '@copydesk/core/article/bundle';
import { Rejection } from '@copydesk/core/article/errors';
import { JSON_LISTS } from '@copydesk/core/article/json-lists';
import { isFields, type JsonFields } from './json-fields.ts';

/** Where answers have one article. */
const WRAPPERS = ['_source', 'response.content', 'article', 'post', 'data', 'story', 'document', 'item'];

/**
 * The article's object in a document that is not one itself: the only one of a list, or the one in an answer.
 *
 * @returns undefined if the document holds no other object
 * @throws Rejection UNSUPPORTED_FORMAT for a list of several
 */
export function findInnerArticle(fields: JsonFields): JsonFields | undefined {
  for (const path of WRAPPERS) {
    const inner = ownValueAt(fields, path);
    if (isFields(inner)) return inner;
  }
  for (const path of JSON_LISTS) {
    const list = ownValueAt(fields, path);
    if (!Array.isArray(list) || list.length === 0 || !list.every(isFields)) continue;
    if (list.length === 1) return list[0];
    throw severalArticles(`a list of ${list.length} in ${path}`, `.${path}[]`);
  }
  return undefined;
}

/** @param filter of jq that lists the articles */
export function severalArticles(what: string, filter: string): Rejection {
  return new Rejection(
    'UNSUPPORTED_FORMAT',
    `The object is JSON of several articles: it is ${what}, and one object is one article. ` +
      `Upload it under ${BUNDLES_PREFIX}, where each becomes an object of its own, or write one a line: jq -c '${filter}'`,
  );
}

function ownValueAt(fields: JsonFields, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined),
      fields,
    );
}
