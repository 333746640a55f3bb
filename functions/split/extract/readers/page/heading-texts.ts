import { toWords } from '../../to-words.ts';
import { ELEMENT_NODE, type PageElement } from './page-element.ts';

/** A heading's only element may hold all of it, a few times over. */
const MAX_WRAPPERS = 4;

/** The texts of a heading without its first element, and without its last one: a kicker and a date are such elements. */
export function bareTexts(heading: PageElement): string[] {
  const parts = partsOf(heading, MAX_WRAPPERS);
  if (parts.length < 2) return [];
  const textOf = (some: readonly PageElement[]) => toWords(some.map((part) => part.textContent).join(' '));
  const texts = [
    parts[0]?.nodeType === ELEMENT_NODE ? textOf(parts.slice(1)) : undefined,
    parts.at(-1)?.nodeType === ELEMENT_NODE ? textOf(parts.slice(0, -1)) : undefined,
  ];
  return texts.flatMap((text) => text?.replace(/^[\s|:•·–—-]+|[\s|•·–—-]+$/g, '') ?? []);
}

function partsOf(element: PageElement, depth: number): readonly PageElement[] {
  const parts = [...element.childNodes].filter((node) => toWords(node.textContent) !== undefined);
  const [only] = parts;
  const isWrapped = parts.length === 1 && only?.nodeType === ELEMENT_NODE && depth > 0;
  return isWrapped && only ? partsOf(only, depth - 1) : parts;
}
