import { Random } from '../simulation/random.ts';
import { cut, KINDS, type Kind, printed } from './make-variants.ts';

/** An article of the labelled set. */
export interface LabelledArticle {
  readonly articleId: string;
  readonly text: string;
  readonly receivedAt: string;
  /** The articles of one story have the same. */
  readonly story: string;
  /** Articles with the same event and other stories are the hard negatives. */
  readonly event: string;
  readonly kind: Kind | 'original' | 'other article' | 'brief';
}

const BRIEF_CHARS = 700;
/** A variant that is shorter is left out: a headline and a sentence cannot be told from another article's. */
const MIN_CHARS = 250;
/** An article on the same event repeats this share of the other one's text: a quote, a paragraph of background. */
const SHARED = 0.15;

/**
 * A labelled set: of one half of the texts come stories in all kinds of variants; of the other half, articles on one event
 * that share names, words and a paragraph, but are no copies. A second seed may swap the halves.
 *
 * @param texts one article each, paragraphs apart by empty lines
 */
export function labelTexts(texts: readonly string[], seed: number): LabelledArticle[] {
  const random = new Random(seed);
  const articles: LabelledArticle[] = [];
  for (const [number, text] of texts.entries()) {
    const paragraphs = text.split(/\n+/).filter((paragraph) => paragraph.trim());
    const words = (texts[(number + 1 + random.int(texts.length - 1)) % texts.length] ?? '').split(/\s+/);
    if ((number + seed) % 2 === 0) {
      // A short report on the same event: the end of the text, which the long one lacks.
      const brief = endOf(paragraphs);
      if (paragraphs.length > 2 * brief.length) {
        addStory(`${number}`, `${number}`, paragraphs.slice(0, -brief.length), 'original', words);
        addStory(`${number}-brief`, `${number}`, brief, 'brief', words);
      } else addStory(`${number}`, `${number}`, paragraphs, 'original', words);
    } else addEvent(`${number}`, paragraphs, words);
  }
  return articles;

  function addStory(
    story: string,
    event: string,
    paragraphs: readonly string[],
    kind: LabelledArticle['kind'],
    words: readonly string[],
  ): void {
    add(story, event, kind, paragraphs);
    for (const [name, vary] of Object.entries(KINDS)) {
      add(story, event, name as Kind, vary(paragraphs, random, words));
    }
  }

  /** Two articles of alternate paragraphs; the second one also has the beginning of the first. */
  function addEvent(event: string, paragraphs: readonly string[], words: readonly string[]): void {
    const [even, odd] = [0, 1].map((rest) => paragraphs.filter((_, i) => i % 2 === rest));
    if (!even || !odd || odd.join('').length < BRIEF_CHARS) return;
    addStory(`${event}-a`, event, even, 'other article', words);
    addStory(`${event}-b`, event, [...odd, ...cut(even, SHARED)], 'other article', words);
  }

  function add(story: string, event: string, kind: LabelledArticle['kind'], paragraphs: readonly string[]) {
    if (paragraphs.join('').length < MIN_CHARS) return;
    const number = articles.length;
    articles.push({
      articleId: String(number).padStart(6, '0'),
      text: printed(paragraphs, random),
      // In a random order: a cut may arrive before the full text.
      receivedAt: new Date(Date.UTC(2026, 10, 30) + random.int(86_400) * 1_000).toISOString(),
      story,
      event,
      kind,
    });
  }
}

/** The last paragraphs of a text, enough for a short report. */
function endOf(paragraphs: readonly string[]): string[] {
  let first = paragraphs.length;
  while (first > 0 && paragraphs.slice(first).join('').length < BRIEF_CHARS) first--;
  return paragraphs.slice(first);
}
