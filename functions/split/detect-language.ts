import { Rejection } from '@copydesk/core/article/errors';
import { isLanguage, LANGUAGES, type Language } from '@copydesk/core/article/language';
import { tellChinese } from '@copydesk/core/article/tell-chinese';

/** How much of a text is looked at, in stretches of which the detector takes some 350 bytes each. */
const LOOK_CHARS = 4_000;
const STRETCH = /[\s\S]{1,1000}/g;

/** Below so many letters, a language that cannot be analysed is not believed … */
const MIN_LETTERS = 40;
/** … nor where one that can be analysed is about as likely: the likeness is between 0 and 1. */
const MIN_LEAD = 0.1;

/**
 * The language of an article, by `eld`; its n-grams are loaded with the first article. A short headline that may be
 * in a language that can be analysed is taken to be.
 *
 * @param hint the language that the document says it is in: it decides where others are about as likely
 * @throws Rejection UNSUPPORTED_LANGUAGE where there are no words to go by, or surely those of another language
 */
export async function detectLanguage(text: string, hint?: string): Promise<Language> {
  const look = text.slice(0, LOOK_CHARS);
  const likeness = await listLikeness(look);
  const best = likest(likeness);
  if (best.code === '') return guessByScript(look, hint);
  const supported = likest(likeness.filter(({ code }) => isLanguage(code)));
  const hinted = likest(likeness.filter(({ code }) => code === hint && isLanguage(code)));
  const letters = look.match(/\p{L}/gu)?.length ?? 0;
  const isDoubtful = (other: Likeness) =>
    other.code !== '' && (letters < MIN_LETTERS || best.score - other.score < MIN_LEAD);
  const language = [hinted, supported].find(isDoubtful)?.code ?? best.code;
  if (isLanguage(language)) return language;
  throw new Rejection(
    'UNSUPPORTED_LANGUAGE',
    `The text is in ${names.of(language) ?? language} ("${language}"); those analysed are ${LANGUAGES.join(', ')}`,
  );
}

/** How much a text is like a language's: between 0 and 1. */
interface Likeness {
  readonly code: string;
  readonly score: number;
}

const likest = (list: readonly Likeness[]) =>
  list.reduce((a, b) => (b.score > a.score ? b : a), { code: '', score: 0 });

/** The mean over the stretches of a text: a foreign quotation or a page's furniture at its start decides nothing alone. */
async function listLikeness(look: string): Promise<Likeness[]> {
  const { eld } = await import('eld/extrasmall');
  const sums = new Map<string, number>();
  const stretches = look.match(STRETCH) ?? [];
  for (const stretch of stretches) {
    for (const [code, score] of Object.entries(eld.detect(stretch).getScores()))
      sums.set(code, (sums.get(code) ?? 0) + score / stretches.length);
  }
  return [...sums].map(([code, score]) => ({ code: code === 'zh' ? tellChinese(look) : code, score }));
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

/** Languages written in Latin letters. */
const LATIN: readonly string[] = ['en', 'es', 'fr', 'de', 'it', 'pt'];

/** A word or two that the detector knows nothing of ("OK"): what is most often written in such letters. */
function guessByScript(text: string, hint?: string): Language {
  const language = SCRIPTS.find(([letters]) => letters.test(text))?.[1](text);
  if (language === 'en' && hint && isLanguage(hint) && LATIN.includes(hint)) return hint;
  if (language) return language;
  throw new Rejection(
    'UNSUPPORTED_LANGUAGE',
    'The text holds no words that tell its language: only digits, signs, or letters of another script',
  );
}
