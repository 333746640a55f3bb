/** The part of the DOM that is used here. Beyond it, the types of linkedom and of the DOM disagree. */
export interface Page {
  readonly body: PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export interface PageElement {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageElement>;
  readonly parentNode?: PageElement | null;
  getAttribute(name: string): string | null;
  querySelector?(selector: string): PageElement | null;
}

export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;

/**
 * Reads the text of an element up to a length: elements that may hold a date or a name are short, and measuring the long
 * ones whole would make pages slow.
 *
 * @returns undefined where the text is longer
 */
export function shortText(element: PageElement, maxChars: number): string | undefined {
  let text = '';
  const collect = (node: PageElement): boolean => {
    for (const child of node.childNodes) {
      if (child.nodeType === TEXT_NODE) text += child.textContent ?? '';
      else if (child.nodeType === ELEMENT_NODE && !/^(?:script|style|svg|template)$/i.test(child.nodeName)) {
        text += ' ';
        if (!collect(child)) return false;
        text += ' ';
      }
      if (text.length > maxChars * 3) return false;
    }
    return true;
  };
  if (!collect(element)) return undefined;
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > maxChars ? undefined : words;
}
