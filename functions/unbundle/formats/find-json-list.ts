import { JSON_LISTS } from '@copydesk/core/article/json-lists';

const TOKEN = /"(?:[^"\\]|\\.)*(?:"|$)|[{}[\]:]/gs;
/** Fields with an article's own text: an object that has one is an article, whatever else it lists. */
const TEXTS = /^(?:articleBody|body(?:_\w+)?|text|content|maintext|content_html|html)$/;

/**
 * Finds the list of articles in a document of JSON: the document itself, or a list in the answer of a service.
 *
 * @param start the start of the document, each byte as one character (Latin-1)
 * @returns the offset after the bracket that opens the list; undefined for JSON Lines and for JSON without a list
 */
export function findJsonList(start: string): number | undefined {
  const open: { readonly isObject: boolean; key: string }[] = [];
  let last = '';
  let list: number | undefined;
  for (const { 0: token, index } of start.matchAll(TOKEN)) {
    const top = open.at(-1);
    if (token.startsWith('"')) {
      // The text belongs to an object that is not an item of a list.
      if (list === undefined && open.length === 1 && top?.isObject && TEXTS.test(top.key)) return undefined;
      last = token.slice(1, -1);
    } else if (token === ':') {
      if (top) top.key = last;
    } else if (token === '{' || token === '[') {
      // A second document follows the first: JSON Lines.
      if (open.length === 0 && last !== '') return undefined;
      if (token === '[' && list === undefined && isList(open)) list = index + 1;
      open.push({ isObject: token === '{', key: '' });
    } else {
      open.pop();
    }
  }
  return list !== undefined && /^\s*[{\]]/.test(start.slice(list)) ? list : undefined;
}

function isList(open: readonly { readonly isObject: boolean; readonly key: string }[]): boolean {
  if (open.length === 0) return true;
  return open.every(({ isObject }) => isObject) && JSON_LISTS.includes(open.map(({ key }) => key).join('.'));
}
