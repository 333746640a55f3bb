import nlp from 'compromise';
import type { Analyser } from '../analyser.ts';
import type { GoldDocument } from './read-corpus.ts';

/** Long enough to time, short enough to wait for. */
const CHARS = 400_000;

/**
 * Thousands of characters per second of processor time, so that a busy machine does not slow them: short documents, one
 * long one, and compromise on the short ones.
 */
export function measureSpeed(analyser: Analyser, documents: readonly GoldDocument[]): string[][] {
  const texts: string[] = [];
  let chars = 0;
  for (const { text } of documents) {
    if (chars >= CHARS) break;
    texts.push(text);
    chars += text.length;
  }
  const whole = texts.join('\n\n');
  const long = whole.repeat(Math.ceil(1_000_000 / whole.length)).slice(0, 1_000_000);
  const analyse = (text: string) => {
    analyser.entities(text);
    analyser.sentiment(text);
  };
  texts.slice(0, 20).forEach(analyse);
  return [
    ['names and tone, document by document', rateOf(texts, analyse)],
    ['names and tone, one document of a million characters', rateOf([long], analyse)],
    [
      'compromise: people, places, organizations, document by document',
      rateOf(texts, (text) => {
        const read = nlp(text);
        read.people().json();
        read.places().json();
        read.organizations().json();
      }),
    ],
  ];
}

function rateOf(texts: readonly string[], work: (text: string) => void): string {
  const chars = texts.reduce((sum, text) => sum + text.length, 0);
  const begun = process.cpuUsage();
  for (const text of texts) work(text);
  const { user, system } = process.cpuUsage(begun);
  return ((1000 * chars) / (user + system)).toFixed(0);
}
