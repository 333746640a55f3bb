import { detectChinese } from '@copydesk/core/article/detect-chinese';
import { Rejection } from '@copydesk/core/article/errors';
import { isLanguage, LANGUAGES, type Language } from '@copydesk/core/article/language';
import type { LanguageOrigin } from '@copydesk/core/article/revision';
import { tellingText } from './telling-text.ts';

/** The part of a text that is examined, in chunks. The detector reads about 350 bytes of each chunk. */
const EXAMINED_CHARS = 4_000;
const CHUNK = /[\s\S]{1,350}/g;

// The limits below were chosen on half of a public test set in 25 languages, and measured on the other half.
/** A text of fewer letters, or with fewer letters outside names, tells no language. */
const MIN_LETTERS = 10;
const MIN_SMALL_LETTERS = 6;
/** Up to these many letters, a language is told only where it leads English, or the language that the document names, by so much. */
const SHORT_LETTERS = 40;
const SHORT_SMALL_LETTERS = 15;
const SHORT_LEAD = 0.1;
/** A language that is not analysed is told only where it leads all that are by so much. Scores are between 0 and 1. */
const FOREIGN_LEAD = 0.1;
/** The language that the document names wins where no other one leads it by so much. */
const HINT_LEAD = 0.05;

/** A language, and what told it: the text, or else the document. Where neither did, it is `assumed`. */
export interface DetectedLanguage {
  readonly language: Language;
  readonly languageOrigin: Exclude<LanguageOrigin, 'stated'>;
}

/**
 * Detects the language of an article with `eld`, whose n-grams are loaded with the first article. Where the text is too
 * short to tell, the language that the document names is taken, or else English is assumed.
 *
 * @param hint the language that the document names
 * @throws Rejection UNSUPPORTED_LANGUAGE where the text has no words, or is clearly in a language that is not analysed
 */
export async function detectLanguage(text: string, hint?: string): Promise<DetectedLanguage> {
  const telling = tellingText(text.slice(0, EXAMINED_CHARS));
  const named = hint !== undefined && isLanguage(hint) ? hint : undefined;
  const likeness = await listLikeness(telling.text);
  const best = likest(likeness);
  if (best.code === '') return guessByScript(telling.text, named);
  const scoreOf = (code: string) => likeness.find((like) => like.code === code)?.score ?? 0;
  const analysed = likest(likeness.filter(({ code }) => isLanguage(code)));
  const isShort = telling.letters < SHORT_LETTERS || telling.smallLetters < SHORT_SMALL_LETTERS;
  // A short text in the language that the document names is told by both, also where it is not analysed.
  if (hint === best.code) return found(best.code, 'text');
  if (isShort && isMostlyLatin(telling.text)) {
    const isWord = telling.letters < MIN_LETTERS || telling.smallLetters < MIN_SMALL_LETTERS;
    if (isWord || analysed.score - scoreOf(named ?? 'en') < SHORT_LEAD) return assume(named, best);
  }
  if (named && best.score - scoreOf(named) < HINT_LEAD) return found(named, 'document');
  if (analysed.code === best.code) return found(best.code, 'text');
  const isDoubtful = isShort || best.score - analysed.score < FOREIGN_LEAD;
  return isDoubtful && analysed.code !== '' ? found(analysed.code, 'assumed') : found(best.code, 'text');
}

/** @throws Rejection UNSUPPORTED_LANGUAGE */
function found(code: string, languageOrigin: DetectedLanguage['languageOrigin']): DetectedLanguage {
  if (isLanguage(code)) return { language: code, languageOrigin };
  throw new Rejection(
    'UNSUPPORTED_LANGUAGE',
    `The text is in ${names.of(code) ?? code} ("${code}"); those analysed are ${LANGUAGES.join(', ')}`,
  );
}

/** The language of a text in Latin letters that is too short to tell. */
function assume(named: Language | undefined, best: Likeness): DetectedLanguage {
  if (named && LATIN.includes(named)) return found(named, 'document');
  return found('en', best.code === 'en' ? 'text' : 'assumed');
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

/** Guesses for a word or two that the detector does not know ("OK"): the language most often written in such letters. */
function guessByScript(text: string, named: Language | undefined): DetectedLanguage {
  const language = SCRIPTS.find(([letters]) => letters.test(text))?.[1](text);
  if (language === 'en' && named && LATIN.includes(named)) return found(named, 'document');
  if (language) return found(language, 'assumed');
  throw new Rejection(
    'UNSUPPORTED_LANGUAGE',
    'The text holds no words that show its language: only digits, signs, or letters of another script',
  );
}

function isMostlyLatin(text: string): boolean {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return 2 * latin > (text.match(/\p{L}/gu)?.length ?? 0);
}
