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
      .map(({ code, weight }) => ({ code: code === 'zh' ? chineseOf(text) : code, score: weight / sum }))
      .filter(({ score }) => score >= MIN_SCORE)
      .sort((a, b) => b.score - a.score);
  };
}

/** Frequent characters that are written differently in the two scripts, in the same order. */
const SIMPLIFIED = '这个们来时说国会学对发开关经过进还后东车长门问间见电书无为与业样动点头应现实体话让认';
const TRADITIONAL = '這個們來時說國會學對發開關經過進還後東車長門問間見電書無為與業樣動點頭應現實體話讓認';

/** Comprehend calls simplified Chinese `zh`, traditional `zh-TW`; eld does not tell them apart. */
function chineseOf(text: string): 'zh' | 'zh-TW' {
  let lead = 0;
  for (const character of text) {
    if (TRADITIONAL.includes(character)) lead += 1;
    if (SIMPLIFIED.includes(character)) lead -= 1;
  }
  return lead > 0 ? 'zh-TW' : 'zh';
}
