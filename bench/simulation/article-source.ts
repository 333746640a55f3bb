import { Random } from './random.ts';

/** The shares of dropped paragraphs and of exchanged words. With these, two articles share no passage, except short ones. */
const LEFT_OUT = 0.15;
const EXCHANGED = 0.1;
const WORD = /(?<![\p{L}\p{N}])\p{Ll}{4,}(?![\p{L}\p{N}])/gu;

/** Makes any number of articles from a few, by dropping paragraphs and exchanging words. */
export class ArticleSource {
  readonly #texts: readonly string[];
  readonly #words: readonly string[];

  constructor(texts: readonly string[]) {
    this.#texts = texts;
    this.#words = texts.flatMap((text) => text.match(WORD) ?? []);
  }

  /** @returns the same article for the same number */
  article(n: number): string {
    const random = new Random(n);
    const paragraphs = this.#paragraphsOf(n);
    const kept = paragraphs.filter((_, i) => i === 0 || !random.chance(LEFT_OUT));
    return this.#exchange(kept.join('\n\n'), random);
  }

  /** @returns an article of exactly the given number of code points */
  articleOf(chars: number, n: number): string {
    const random = new Random(n);
    const points: string[] = [];
    for (let from = n; points.length < chars; from++) {
      points.push(...this.#exchange(`${this.#paragraphsOf(from).join('\n\n')}\n\n`, random));
    }
    const cut = points.slice(0, chars).join('');
    // An article's text has no white space at its end.
    return cut.replace(/\s+$/u, (blank) => '.'.repeat(blank.length));
  }

  #paragraphsOf(n: number): string[] {
    return (this.#texts[n % this.#texts.length] as string).split(/\n\s*\n/u);
  }

  #exchange(text: string, random: Random): string {
    return text.replace(WORD, (word) => (random.chance(EXCHANGED) ? random.pick(this.#words) : word));
  }
}
