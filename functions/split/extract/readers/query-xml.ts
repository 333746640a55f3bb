import { toWords } from '../to-words.ts';
import type { HtmlNode } from './list-paragraphs.ts';

/** The part of an XML tree that is used here. */
export interface XmlElement extends HtmlNode {
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): ArrayLike<XmlElement>;
}

/** The first element of a name, at any depth. */
export function first(element: XmlElement, name: string): XmlElement | undefined {
  return element.getElementsByTagName(name)[0];
}

/** All elements of a name, at any depth. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return Array.from(element.getElementsByTagName(name));
}

export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.getAttribute(name)?.trim() || undefined;
}

/** The element's text on one line. */
export function words(element: XmlElement | undefined): string | undefined {
  return toWords(element?.textContent);
}
