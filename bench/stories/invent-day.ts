import { Random } from '../simulation/random.ts';
import { KINDS, type Kind, printed } from './make-variants.ts';

/** One text in this many is a new story; the others are variants of one before. */
const PER_STORY = 4;
const MARKED: readonly Kind[] = ['copy', 'cut to 50 %', '10 % rewritten'];

/** So many articles of invented text for measuring time: sentences of the given texts' words in a random order. */
export function inventDay(
  texts: readonly string[],
  count: number,
): { articleId: string; text: string; receivedAt: string }[] {
  const random = new Random(1);
  const words = texts.join(' ').split(/\s+/);
  let paragraphs: readonly string[] = [];
  return Array.from({ length: count }, (_, number) => {
    if (number % PER_STORY === 0) paragraphs = inventParagraphs(random, words);
    const variant =
      number % PER_STORY === 0 ? paragraphs : KINDS[random.pick(MARKED)](paragraphs, random, words);
    return {
      articleId: String(number).padStart(6, '0'),
      text: printed(variant, random),
      receivedAt: new Date(Date.UTC(2026, 10, 30) + number * 1_000).toISOString(),
    };
  });
}

/** 2,500 to 5,000 characters in eight paragraphs. */
function inventParagraphs(random: Random, words: readonly string[]): string[] {
  const length = 50 + random.int(50);
  return Array.from({ length: 8 }, () => Array.from({ length }, () => random.pick(words)).join(' '));
}
