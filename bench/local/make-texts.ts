import { cutSentences } from '../../sentences/cut-sentences.ts';
import type { Random } from '../simulation/random.ts';

/**
 * Makes articles of about the given size. Each draws its own sentences from the given texts, so no two share a passage and
 * no analysis comes from the cache.
 */
export function makeTexts(texts: readonly string[], count: number, bytes: number, random: Random): string[] {
  const sentences = texts.flatMap((text) =>
    cutSentences(text).map(({ begin, end }) => text.slice(begin, end).replaceAll(/\s+/g, ' ').trim()),
  );
  const draw = () => random.pick(sentences);
  return Array.from({ length: count }, (_, i) => {
    let text = `Report ${i} of the day\n\n${draw()}`;
    while (Buffer.byteLength(text) < bytes) text += `${random.chance(0.2) ? '\n\n' : ' '}${draw()}`;
    return text;
  });
}
