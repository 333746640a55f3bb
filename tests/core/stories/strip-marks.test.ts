import { expect, it } from 'vitest';
import { stripMarks } from '../../../core/stories/strip-marks.ts';

it.each([
  ['LONDON, March 3 (Reuters) - The harbour opened.', 'The harbour opened.', 'Reuters'],
  ['New York (AP) — The harbour opened.', 'The harbour opened.', 'AP'],
  ['(AFP) The harbour opened.', 'The harbour opened.', 'AFP'],
  ['Berlin (dpa) - Der Hafen ist offen.', 'Der Hafen ist offen.', 'dpa'],
  ['Hamburg (dpa/lno) - Der Hafen ist offen.', 'Der Hafen ist offen.', 'dpa'],
  ['OSLO, Nov. 2, 2026 /PRNewswire/ -- The harbour opened.', 'The harbour opened.', 'PR Newswire'],
  ['KABUL, Afghanistan — The road is open.', 'The road is open.', undefined],
  ['The harbour opened. (Reuters)', 'The harbour opened.', 'Reuters'],
  ['The harbour opened, he said. – AFP', 'The harbour opened, he said.', 'AFP'],
  ['The harbour opened. (Reporting by Ann Miller; Editing by Jo Park)', 'The harbour opened.', undefined],
])('of %j it keeps the text and the agency', (text, kept, agency) => {
  expect(stripMarks(text)).toEqual({ text: kept, ...(agency && { agency }) });
});

it.each([
  'By Ann Miller',
  'By Ann Miller and Jo Park, Harbour Post',
  'Von Anna Müller',
  'Copyright 2026 The Daily Harbour. All rights reserved.',
  'Sign up for our newsletter.',
  'Read more: ten stories that you missed',
  'The Associated Press contributed to this report.',
  'Lesen Sie auch: Der Hafen ist offen',
  'Photo: A. Miller',
])('the paragraph %j is left out', (paragraph) => {
  expect(stripMarks(`The harbour opened.\n\n${paragraph}\n\nShips came in.`).text).toBe(
    'The harbour opened.\nShips came in.',
  );
});

it.each([
  'By noon the harbour was open.',
  'Photography was banned in the harbour (as it is in others).',
  'Reading the report, the minister said nothing.',
  'The AP and Reuters offices are near the harbour.',
  'US - EU talks went on.',
  'He said that the company – Reuters was not named – had left.',
])('the sentence %j is text', (sentence) => {
  expect(stripMarks(sentence)).toEqual({ text: sentence });
});

it('a byline is looked for at the top only', () => {
  const paragraphs = Array.from({ length: 8 }, (_, i) => `Ship ${i} came in.`).join('\n');
  expect(stripMarks(`${paragraphs}\nBy Way of Malta`).text).toContain('By Way of Malta');
});
