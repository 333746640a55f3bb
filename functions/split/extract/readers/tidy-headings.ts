/** The part of the DOM that is used here. */
export interface Heading {
  readonly textContent: string | null;
  querySelectorAll(selector: string): Iterable<HeadingPart>;
}
interface HeadingPart {
  readonly nodeName: string;
  readonly previousSibling: { readonly textContent: string | null } | null;
  readonly nextSibling: { readonly textContent: string | null } | null;
  readonly textContent: string | null;
  remove(): void;
  replaceWith(text: string): void;
  before(text: string): void;
}

const BESIDE_TITLE =
  'button, svg, [class*="kicker"], [class*="Kicker"], [class*="eyebrow"], [class*="overline"], [class*="share"], [class*="bookmark"]';

/**
 * Makes headings read as they are shown: line breaks separate words, and kickers and buttons are no part of a title. A
 * `<wbr>` separates words too, unless the page has the joined word elsewhere, since long words are broken by it as well.
 */
export function tidyHeadings(headings: Iterable<Heading>, source: string): void {
  for (const heading of headings) {
    for (const part of heading.querySelectorAll(BESIDE_TITLE)) {
      if (part.textContent !== heading.textContent) part.remove();
    }
    for (const part of heading.querySelectorAll('br, wbr')) {
      const left = /[\p{L}\p{N}]*$/u.exec(part.previousSibling?.textContent ?? '')?.[0] ?? '';
      const right = /^[\p{L}\p{N}]*/u.exec(part.nextSibling?.textContent ?? '')?.[0] ?? '';
      const isOneWord = part.nodeName === 'WBR' && source.includes(left + right);
      part.replaceWith(isOneWord ? '' : ' ');
    }
    // Two words of two elements, one starting with a capital, are shown apart by a style.
    for (const part of heading.querySelectorAll('span, em, strong, a, small')) {
      if (
        /[\p{Ll}\p{N}.:!?]$/u.test(part.previousSibling?.textContent ?? '') &&
        /^\p{Lu}/u.test(part.textContent ?? '')
      )
        part.before(' ');
    }
  }
}
