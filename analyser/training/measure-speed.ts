import nlp from 'compromise';
import type { Analyser } from '../analyser.ts';

/** The time of each measurement. */
const CHARS = 400_000;
const LONG = 1_000_000;

/** Speeds in thousands of characters per second of one core. */
export interface Speeds {
  /** Names and tone, document by document. */
  readonly documents: number;
  /** Names and tone of one document of a million characters. */
  readonly long: number;
  /** compromise: people, places and organizations, document by document. */
  readonly compromise: number;
}

/** Measures processor time, which a busy machine does not distort. */
export function measureSpeed(analyser: Analyser, documents: readonly string[]): Speeds {
  const texts: string[] = [];
  for (let chars = 0, i = 0; chars < CHARS; i++) {
    const text = documents[i % documents.length] ?? '';
    texts.push(text);
    chars += text.length + 1;
  }
  const whole = texts.join('\n\n');
  const long = whole.repeat(Math.ceil(LONG / whole.length)).slice(0, LONG);
  const analyse = (text: string) => {
    analyser.entities(text);
    analyser.sentiment(text);
  };
  const askCompromise = (text: string) => {
    const read = nlp(text);
    read.people().json();
    read.places().json();
    read.organizations().json();
  };
  for (const warm of texts.slice(0, 20)) {
    analyse(warm);
    askCompromise(warm);
  }
  return {
    documents: rateOf(texts, analyse),
    long: rateOf([long], analyse),
    compromise: rateOf(texts, askCompromise),
  };
}

/** The speed of work on texts, in thousands of characters per second of processor time. */
export function rateOf(texts: readonly string[], work: (text: string) => void): number {
  const chars = texts.reduce((sum, text) => sum + text.length, 0);
  const begun = process.cpuUsage();
  for (const text of texts) work(text);
  const { user, system } = process.cpuUsage(begun);
  return Math.round((1000 * chars) / (user + system));
}
