import { Rejection } from '../../core/article/errors.ts';
import { isLanguage, LANGUAGES, type Language } from '../../core/article/language.ts';
import { tellChinese } from '../../core/article/tell-chinese.ts';

/** How much of a text is looked at: detectors gain nothing from more. */
const LOOK_CHARS = 4_000;

/** Below so many letters, a language that cannot be analysed is not believed … */
const MIN_LETTERS = 40;
/** … nor where one that can be analysed is about as likely: the likeness is between 0 and 1. */
const MIN_LEAD = 0.1;

/**
 * The language of an article, by `eld`; its n-grams are loaded with the first article. A short headline that may be
 * in a language that can be analysed is taken to be.
 *
 * @throws Rejection UNSUPPORTED_LANGUAGE where there are no words to go by, or surely those of another language
 */
export async function detectLanguage(text: string): Promise<Language> {
  const { eld } = await import('eld/extrasmall');
  const look = text.slice(0, LOOK_CHARS);
  const likeness = Object.entries(eld.detect(look).getScores()).map(([code, score]) => ({
    code: code === 'zh' ? tellChinese(look) : code,
    score,
  }));
  const best = likeness.reduce((a, b) => (b.score > a.score ? b : a), { code: '', score: 0 });
  if (best.code === '') return guessByScript(look);
  const supported = likeness.reduce((a, b) => (isLanguage(b.code) && b.score > a.score ? b : a), {
    code: '',
    score: 0,
  });
  const letters = look.match(/\p{L}/gu)?.length ?? 0;
  const isDoubtful = letters < MIN_LETTERS || best.score - supported.score < MIN_LEAD;
  const language = isDoubtful && supported.code !== '' ? supported.code : best.code;
  if (isLanguage(language)) return language;
  throw new Rejection(
    'UNSUPPORTED_LANGUAGE',
    `The text is in ${names.of(language) ?? language} ("${language}"); those analysed are ${LANGUAGES.join(', ')}`,
  );
}

const names = new Intl.DisplayNames('en', { type: 'language' });

const SCRIPTS: readonly (readonly [letters: RegExp, language: (text: string) => Language])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, () => 'ja'],
  [/\p{Script=Hangul}/u, () => 'ko'],
  [/\p{Script=Han}/u, tellChinese],
  [/\p{Script=Arabic}/u, () => 'ar'],
  [/\p{Script=Devanagari}/u, () => 'hi'],
  [/\p{Script=Latin}/u, () => 'en'],
];

/** A word or two that the detector knows nothing of ("OK"): what is most often written in such letters. */
function guessByScript(text: string): Language {
  const language = SCRIPTS.find(([letters]) => letters.test(text))?.[1](text);
  if (language) return language;
  throw new Rejection(
    'UNSUPPORTED_LANGUAGE',
    'The text holds no words that tell its language: only digits, signs, or letters of another script',
  );
}
