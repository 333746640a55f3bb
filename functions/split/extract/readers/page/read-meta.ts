import { toWords } from '../../to-words.ts';
import type { Page } from './page-element.ts';

/** What a page's meta elements say, by lower-case name, each value in the order of the page. */
export type Meta = ReadonlyMap<string, readonly string[]>;

export function readMeta(page: Page): Meta {
  const meta = new Map<string, string[]>();
  for (const element of page.querySelectorAll('meta')) {
    const content = toWords(element.getAttribute('content') ?? element.getAttribute('datetime'));
    if (!content) continue;
    const names = ['property', 'name', 'itemprop', 'http-equiv'].flatMap((attribute) =>
      (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/),
    );
    if (element.getAttribute('pubdate') !== null) names.push('pubdate');
    for (const name of new Set(names.filter(Boolean))) {
      const values = meta.get(name) ?? [];
      meta.set(name, [...values, content]);
    }
  }
  return meta;
}
