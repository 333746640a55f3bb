/**
 * Where answers of services and exports of tools have their articles, as paths of names. An object with such a list is a file
 * of many articles.
 */
export const JSON_LISTS: readonly string[] = [
  'articles',
  'articles.results',
  'results',
  'response.docs',
  'response.results',
  'items',
  'value',
  'hits.hits',
  'posts',
  'data',
  'data.articles',
  'objects',
  'news',
  'docs',
  'entries',
  'stories',
  'documents',
];
