import { billedUnits } from '../../core/article/usage.ts';

/** Counts the texts that go into a run, and how much of them is analysed. */
export class TextCount {
  articles = 0;
  /** The least that the articles can cost: both analyses of the whole text as one document each. */
  leastUnits = 0;
  #ink = 0;
  #analysedInk = 0;

  add(text: string): void {
    this.articles++;
    this.leastUnits += 2 * billedUnits(lengthOf(text));
    this.#ink += inkOf([text]);
  }

  /** @param ink characters, white space aside, that both analyses have seen; half for those that one has seen */
  analysed(ink: number): void {
    this.#analysedInk += ink;
  }

  get analysedShare(): number {
    return this.#ink === 0 ? 0 : this.#analysedInk / this.#ink;
  }
}

const SURROGATE_PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Length in code points: what is billed. As Offsets counts, several times faster: it is asked for millions of texts. */
export const lengthOf = (text: string) => text.length - (text.match(SURROGATE_PAIRS)?.length ?? 0);

/** Characters that are no white space, in UTF-16 units. */
export const inkOf = (texts: readonly string[]) =>
  texts.reduce((sum, text) => sum + text.replaceAll(/\s+/gu, '').length, 0);
