import { detectChinese } from '@copydesk/core/article/detect-chinese';
import { Rejection } from '@copydesk/core/article/errors';
import { isLanguage, LANGUAGES, type Language } from '@copydesk/core/article/language';

/** The part of a text that is examined, in chunks. The detector reads about 350 bytes of each chunk. */
const EXAMINED_CHARS = 4_000;
const CHUNK = /[\s\S]{1,1000}/g;

/** A language that cannot be analysed is not believed below this many letters … */
const MIN_LETTERS = 40;
/** … or where a language that can be analysed scores less than this below it. Scores are between 0 and 1. */
const MIN_LEAD = 0.1;

/**
 * Detects the language of an article with `eld`, whose n-grams are loaded with the first article. Where detection is in
 * doubt, as for a short headline, a language that can be analysed wins over one that cannot.
 *
 * @param hint the language that the document names: it wins where its score is close to the best one
 * @throws Rejection UNSUPPORTED_LANGUAGE where the text has no words, or is clearly in a language that is not analysed
 */
export async function detectLanguage(text: string, hint?: string): Promise<Language> {
  const beginning = text.slice(0, EXAMINED_CHARS);
  const likeness = await listLikeness(beginning);
  const best = likest(likeness);
  if (best.code === '') return guessByScript(beginning, hint);
  const supported = likest(likeness.filter(({ code }) => isLanguage(code)));
  const hinted = likest(likeness.filter(({ code }) => code === hint && isLanguage(code)));
  const letters = beginning.match(/\p{L}/gu)?.length ?? 0;
  const isDoubtful = (other: Likeness) =>
    other.code !== '' && (letters < MIN_LETTERS || best.score - other.score < MIN_LEAD);
  const language = [hinted, supported].find(isDoubtful)?.code ?? best.code;
  if (isLanguage(language)) return language;
  throw new Rejection(
    'UNSUPPORTED_LANGUAGE',
    `The text is in ${names.of(language) ?? language} ("${language}"); those analysed are ${LANGUAGES.join(', ')}`,
  );
}

/** How much a text is like texts of a language: a score between 0 and 1. */
interface Likeness {
  readonly code: string;
  readonly score: number;
}

const likest = (list: readonly Likeness[]) =>
  list.reduce((a, b) => (b.score > a.score ? b : a), { code: '', score: 0 });

/** The mean over the chunks of a text, so that a foreign quotation or a menu at its start does not decide alone. */
async function listLikeness(text: string): Promise<Likeness[]> {
  const { eld } = await import('eld/extrasmall');
  const sums = new Map<string, number>();
  const chunks = text.match(CHUNK) ?? [];
  for (const chunk of chunks) {
    for (const [code, score] of Object.entries(eld.detect(chunk).getScores()))
      sums.set(code, (sums.get(code) ?? 0) + score / chunks.length);
  }
  return [...sums].map(([code, score]) => ({ code: code === 'zh' ? detectChinese(text) : code, score }));
}

const names = new Intl.DisplayNames('en', { type: 'language' });

const SCRIPTS: readonly (readonly [letters: RegExp, language: (text: string) => Language])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, () => 'ja'],
  [/\p{Script=Hangul}/u, () => 'ko'],
  [/\p{Script=Han}/u, detectChinese],
  [/\p{Script=Arabic}/u, () => 'ar'],
  [/\p{Script=Devanagari}/u, () => 'hi'],
  [/\p{Script=Latin}/u, () => 'en'],
];

/** Languages written in Latin letters. */
const LATIN: readonly string[] = ['en', 'es', 'fr', 'de', 'it', 'pt'];

/**
 * Guesses for a word or two that the detector does not know ("OK"): the language most often written in such letters.
 */
function guessByScript(text: string, hint?: string): Language {
  const language = SCRIPTS.find(([letters]) => letters.test(text))?.[1](text);
  if (language === 'en' && hint && isLanguage(hint) && LATIN.includes(hint)) return hint;
  if (language) return language;
  throw new Rejection(
    'UNSUPPORTED_LANGUAGE',
    'The text holds no words that show its language: only digits, signs, or letters of another script',
  );
}
