import { expect, it } from 'vitest';
import type { FoundSentiment } from '../../analyser/found.ts';
import { sentenceSentiment } from '../../analyser/sentence-sentiment.ts';

const asked: string[] = [];
const judge = (sentence: string): FoundSentiment => {
  asked.push(sentence);
  const positive = sentence.length / 100;
  return { label: 'NEUTRAL', scores: { positive, negative: 0, neutral: 1 - positive, mixed: 0 } };
};

it('asks for each sentence once, by the rules of the splitter', () => {
  const text = ' Sen. Holt won. The U.S. Senate met!  It rained. ';
  const sentiment = sentenceSentiment(text, judge);
  const places = [...text].map((_, position) => sentiment(position));
  expect(asked).toEqual(['Sen. Holt won.', 'The U.S. Senate met!', 'It rained.']);
  expect(places[text.indexOf('Holt')]?.scores.positive).toBe(0.14);
  expect(places[text.indexOf('Senate')]?.scores.positive).toBe(0.2);
  expect(places.at(-1)?.scores.positive).toBe(0.1);
});

it('a text without a sentence is judged as it is', () => {
  expect(sentenceSentiment('', judge)(0).label).toBe('NEUTRAL');
});
