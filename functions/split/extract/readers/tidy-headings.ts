/** The part of the DOM that is used here. */
export interface Heading {
  readonly textContent: string | null;
  querySelectorAll(selector: string): Iterable<HeadingPart>;
  before(part: HeadingPart): void;
}
interface HeadingPart {
  readonly nodeName: string;
  readonly previousSibling: { readonly textContent: string | null; remove?(): void } | null;
  readonly nextSibling: { readonly textContent: string | null } | null;
  readonly textContent: string | null;
  remove(): void;
  replaceWith(text: string): void;
  before(text: string): void;
}

/** Elements beside a title, by words in their classes in any case. */
const BESIDE_CLASS = [
  'kicker',
  'eyebrow',
  'overline',
  'topline',
  'roofline',
  'toptitle',
  'supertitle',
  'subtitle',
  'subheadline',
  'dachzeile',
  'spitzmarke',
  'topic-label',
  'share',
  'bookmark',
].map((word) => `[class*="${word}" i]`);
const BESIDE_TITLE = ['button', 'svg', 'style', 'time', ...BESIDE_CLASS].join(', ');
/** Elements that pages hide from the eye, and often write a colon or a dash into. */
const HIDDEN = [
  '[aria-hidden="true"]',
  ...[
    'visually-hidden',
    'visuallyhidden',
    'sr-only',
    'screen-reader-text',
    'element-invisible',
    'invisible',
    'aural',
  ].map((name) => `[class~="${name}"]`),
].join(', ');

/**
 * Makes headings read as they are shown: line breaks separate words, and kickers and buttons are no part of a title. A
 * `<wbr>` separates words too, unless the page has the joined word elsewhere, since long words are broken by it as well.
 */
export function tidyHeadings(headings: Iterable<Heading>, source: string): void {
  for (const heading of headings) {
    const isAll = (part: HeadingPart) => part.textContent?.trim() === heading.textContent?.trim();
    for (const part of heading.querySelectorAll(HIDDEN)) {
      if (isAll(part)) continue;
      // A hidden dash stands between a kicker and the title.
      if (/^\s*[:|–—-]\s*$/.test(part.textContent ?? '') && part.nextSibling)
        part.previousSibling?.remove?.();
      part.remove();
    }
    for (const part of heading.querySelectorAll(BESIDE_TITLE)) {
      if (isAll(part)) continue;
      part.remove();
      // The date of the article stays on the page.
      if (/\d{4}/.test(part.textContent ?? '')) heading.before(part);
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
