import type { Page } from './page-element.ts';

/** The JSON-LD of a page. */
export interface JsonLd {
  /** The scripts that could be parsed. */
  readonly values: readonly unknown[];
  /** The source of those that could not. */
  readonly broken: readonly string[];
}

/** XHTML pages wrap scripts so, and some pages comment them out. */
const WRAPPING =
  /^\s*(?:\/[/*]\s*)?<!(?:\[CDATA\[|--)(?:\s*\*\/)?|(?:\/[/*]\s*)?(?:\]\]|--)>(?:\s*\*\/)?\s*;?\s*$/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings, and pages write them there.
const CONTROLS = /[\u0000-\u001f]+/g;

export function readJsonLd(page: Page): JsonLd {
  const values: unknown[] = [];
  const broken: string[] = [];
  for (const script of page.querySelectorAll('script')) {
    if (!/^\s*application\/ld\+json/i.test(script.getAttribute('type') ?? '')) continue;
    const source = (script.textContent ?? '').replace(WRAPPING, '').replace(WRAPPING, '');
    try {
      values.push(JSON.parse(source.replace(CONTROLS, ' ').replace(/,\s*(?=[}\]])/g, '')));
    } catch {
      broken.push(source);
    }
  }
  return { values, broken };
}
