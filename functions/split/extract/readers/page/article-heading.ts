import { toWords } from '../../to-words.ts';
import type { Page, PageElement } from './page-element.ts';

/** Where titles stand, the surest first. Some pages mark theirs by a class alone. */
const PLACES = ['h1', 'h2', '[itemprop~="headline"]', '[class*="title" i]', '[class*="headline" i]'];
/** A page with more of a kind is a list. */
const MAX_FOUND = 40;

/**
 * Finds the element that shows the title. It is in the article, also where the layout around it is named for a sidebar or a header.
 *
 * @returns the first h1, if none shows the title
 */
export function articleHeading(page: Page, title: string | undefined): PageElement | null {
  for (const place of title ? PLACES : []) {
    const found = [...page.querySelectorAll(place)]
      .slice(0, MAX_FOUND)
      .find((element) => toWords(element.textContent)?.includes(title ?? ''));
    if (found) return found;
  }
  return page.querySelector('article h1, main h1') ?? page.querySelector('h1');
}
