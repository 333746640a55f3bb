import { describe, expect, it } from 'vitest';
import { loadLanguageDetector } from '../../comprehend/detect-language.ts';

describe('the dominant language', async () => {
  const detect = await loadLanguageDetector();

  it.each([
    ['en', 'The president said on Friday that the talks would go on next week.'],
    ['de', 'Die Regierung hat am Freitag angekündigt, dass die Gespräche fortgesetzt werden.'],
    ['fr', 'Le président a déclaré vendredi que les discussions se poursuivraient.'],
    ['es', 'El presidente dijo el viernes que las conversaciones continuarán la próxima semana.'],
    ['ar', 'قال الرئيس يوم الجمعة إن المحادثات ستستمر الأسبوع المقبل'],
    ['ja', '大統領は金曜日に、協議は来週も続くと述べた。'],
    ['zh', '总统周五表示，会谈将于下周继续进行，这个问题没有改变。'],
    ['zh-TW', '總統週五表示，會談將於下週繼續進行，這個問題沒有改變。'],
  ])('%s comes first, and by far', (code, text) => {
    const [first] = detect(text);
    expect(first?.code).toBe(code);
    expect(first?.score).toBeGreaterThan(0.5);
  });

  it('scores are in descending order and add up to about 1', () => {
    const guesses = detect('Ceci est une phrase. This is a sentence too. Und ein Satz auf Deutsch.');
    const scores = guesses.map(({ score }) => score);
    expect(scores.length).toBeGreaterThan(1);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1.000001);
  });

  it.each(['', '12 345', '🎉🎉', '   '])('%j has no language', (text) => {
    expect(detect(text)).toEqual([]);
  });
});
