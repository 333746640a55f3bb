import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Analyser, loadAnalyser } from '../../analyser/analyser.ts';

const analyser: Analyser = await loadAnalyser();
const found = (text: string) => analyser.entities(text).map(({ type, text: name }) => `${type} ${name}`);

describe('the entities of a text', () => {
  it.each<[text: string, expected: string[]]>([
    ['President Amina Diallo met reporters.', ['PERSON Amina Diallo']],
    ['Secretary of State Ann Marlow spoke.', ['PERSON Ann Marlow']],
    ["Norway's prime minister left.", ['LOCATION Norway']],
    ['“We are ready,” Kenji Watanabe said.', ['PERSON Kenji Watanabe']],
    ['He flew from Nairobi to New York City.', ['LOCATION Nairobi', 'LOCATION New York City']],
    ['The U.N. General Assembly met.', ['ORGANIZATION U.N. General Assembly']],
    ['It spoke with the U.S. He added nothing.', ['LOCATION U.S.']],
    [
      'The Institute for Coastal Studies in Lisbon agreed.',
      ['ORGANIZATION Institute for Coastal Studies', 'LOCATION Lisbon'],
    ],
    ['The Kenyan Foreign Ministry replied.', ['ORGANIZATION Kenyan Foreign Ministry']],
    ['They signed the Paris Agreement.', ['OTHER Paris Agreement']],
    ['The talks, on March 3, 2021, cost $4.5 million.', ['DATE March 3, 2021', 'QUANTITY $4.5 million']],
    [
      'About 60 per cent of 2,300 people voted on Sunday.',
      ['QUANTITY About 60 per cent', 'QUANTITY 2,300 people', 'DATE Sunday'],
    ],
    ['— Ada Example (@ada_ex) #Harbour', ['PERSON Ada Example', 'OTHER @ada_ex', 'OTHER #Harbour']],
    [
      '— Ada Example (@AdaExample) July 14, 2018',
      ['PERSON Ada Example', 'OTHER @AdaExample', 'DATE July 14, 2018'],
    ],
    ['Tensions have increased since.', []],
    ['Her novel “The Long Tide” sold well.', ['TITLE The Long Tide']],
    ['However, nothing happened. Officials waited.', []],
    ['the rain fell on the roofs', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('recognises a surname after the full name', () => {
    const text = 'Mayor Ilse Brandt opened the hall. Later, in Bonn, Brandt left.';
    expect(analyser.entities(text).at(-1)).toMatchObject({ text: 'Brandt', type: 'PERSON' });
  });

  it('corrects a headline by the body', () => {
    const text = 'Brandt Opens New Concert Hall After Ten Long Years\n\nMayor Ilse Brandt opened the hall.';
    expect(found(text)).toEqual(['PERSON Brandt', 'PERSON Ilse Brandt']);
  });
});

describe('the tone of a text', () => {
  it.each([
    ['The team celebrated a brilliant victory and thanked its wonderful supporters.', 'POSITIVE'],
    ['The attack killed dozens; survivors blamed the corrupt regime for the disaster.', 'NEGATIVE'],
    ['The committee meets on the second floor at noon.', 'NEUTRAL'],
  ])('%s', (text, label) => {
    expect(analyser.sentiment(text).label).toBe(label);
  });

  it('is reversed by a negation', () => {
    const { positive, negative } = analyser.sentiment('The result was not good.').scores;
    expect(negative).toBeGreaterThan(positive);
  });
});

describe('any text', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 400 });
  const newsLike = fc
    .array(
      fc.constantFrom(
        'Ann',
        'Lee',
        'of',
        'the',
        'U.S.',
        '“',
        '”',
        '.',
        ',',
        '\n',
        '3',
        '%',
        '😀',
        'Bank',
        'said',
        '’s',
        '\ud800',
      ),
      { maxLength: 60 },
    )
    .map((words) => words.join(' '));

  it('has entities in order, at the offsets of their spans', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, newsLike), (text) => {
        let end = 0;
        for (const entity of analyser.entities(text)) {
          expect(entity.begin).toBeGreaterThanOrEqual(end);
          expect(text.slice(entity.begin, entity.end)).toBe(entity.text);
          expect(entity.text).not.toBe('');
          end = entity.end;
        }
      }),
    );
  });

  it('has a tone whose scores sum to 1', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, newsLike), (text) => {
        const { positive, negative, neutral, mixed } = analyser.sentiment(text).scores;
        expect(positive + negative + neutral + mixed).toBeCloseTo(1, 9);
        expect(Math.min(positive, negative, neutral, mixed)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it('names its languages', () => {
  expect(analyser.languages).toEqual(['en']);
  expect(analyser.version).not.toBe('');
});
