import { chineseCodeOf } from './chinese-code.ts';

/** A language and how likely it is, 0 … 1. */
export interface LanguageGuess {
  readonly code: string;
  readonly score: number;
}

/** How sharply a lead in likeness counts: at 25, a lead of 0.1 is twelve times as likely. */
const SHARPNESS = 25;
/** Less likely languages are not mentioned. */
const MIN_SCORE = 0.01;

/**
 * Which languages a text may be in. `eld` is loaded at the first call (about a quarter of a second); its likenesses
 * are turned into shares that add up to about 1, as Comprehend's do.
 *
 * @returns a function from a text to its languages, the likeliest first; none for a text without words
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
