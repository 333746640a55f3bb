/** Frequent characters that the two scripts write differently, in the same order. */
const SIMPLIFIED = '这个们来时说国会学对发开关经过进还后东车长门问间见电书无为与业样动点头应现实体话让认';
const TRADITIONAL = '這個們來時說國會學對發開關經過進還後東車長門問間見電書無為與業樣動點頭應現實體話讓認';

/** Comprehend calls simplified Chinese `zh` and traditional Chinese `zh-TW`. Language detectors know only "Chinese". */
export function detectChinese(text: string): 'zh' | 'zh-TW' {
  let lead = 0;
  for (const character of text) {
    if (TRADITIONAL.includes(character)) lead += 1;
    if (SIMPLIFIED.includes(character)) lead -= 1;
  }
  return lead > 0 ? 'zh-TW' : 'zh';
}
