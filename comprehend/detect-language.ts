import { chineseCodeOf } from './chinese-code.ts';

/** A language and its likelihood, 0 … 1. */
export interface LanguageGuess {
  readonly code: string;
  readonly score: number;
}

/** The weight of a lead in likeness: at 25, a lead of 0.1 makes a language twelve times as likely. */
const SHARPNESS = 25;
/** Less likely languages are left out of the answer. */
const MIN_SCORE = 0.01;

/**
 * Loads the language detector `eld`, which takes about a quarter of a second. Its likenesses become shares that add up to
 * about 1, like Comprehend's scores.
 *
 * @returns a function from a text to its languages, the likeliest first; empty for a text without words
 */
export async function loadLanguageDetector(): Promise<(text: string) => LanguageGuess[]> {
  const { eld } = await import('eld/extrasmall');
  return (text) => {
    const likeness = Object.entries(eld.detect(text).getScores());
    const best = Math.max(...likeness.map(([, score]) => score));
    const weights = likeness.map(([code, score]) => ({ code, weight: Math.exp(SHARPNESS * (score - best)) }));
    const sum = weights.reduce((total, { weight }) => total + weight, 0);
    return weights
      .map(({ code, weight }) => ({ code: code === 'zh' ? chineseCodeOf(text) : code, score: weight / sum }))
      .filter(({ score }) => score >= MIN_SCORE)
      .sort((a, b) => b.score - a.score);
  };
}
