import { describe, expect, it } from 'vitest';
import type { FoundEntity } from '../../analyser/found.ts';
import { groupMentions } from '../../analyser/group-mentions.ts';
import { sentenceSentiment } from '../../analyser/sentence-sentiment.ts';
import { standInEngine } from '../comprehend/endpoint.ts';

const neutral = standInEngine.sentiment('');

function mentions(...names: [text: string, type?: FoundEntity['type']][]): FoundEntity[] {
  return names.map(([text, type = 'PERSON'], i) => ({
    text,
    type,
    score: 0.9,
    begin: i * 100,
    end: i * 100 + text.length,
  }));
}

const grouped = (...names: Parameters<typeof mentions>) =>
  groupMentions(mentions(...names), () => neutral).map((target) => target.mentions.map(({ text }) => text));

describe('groupMentions', () => {
  it('one name is one target, in upper or lower case', () => {
    expect(grouped(['Iran', 'LOCATION'], ['IRAN', 'LOCATION'], ['Oman', 'LOCATION'])).toEqual([
      ['Iran', 'IRAN'],
      ['Oman'],
    ]);
  });

  it('a surname joins the fuller name, also one that comes later', () => {
    expect(grouped(['Zarif'], ['Javad Zarif'], ['Zarif'])).toEqual([['Zarif', 'Javad Zarif', 'Zarif']]);
  });

  it('a surname of two people joins neither', () => {
    expect(grouped(['Bill Clinton'], ['Hillary Clinton'], ['Clinton'])).toEqual([
      ['Bill Clinton'],
      ['Hillary Clinton'],
      ['Clinton'],
    ]);
  });

  it.each<[text: string, expected: string[][]]>([
    [
      'Petra Lind spoke. Mr. Lind paid. Mrs. Lind did not. Lind left.',
      [['Petra Lind'], ['Lind'], ['Lind'], ['Lind']],
    ],
    ['Petra Lind spoke. Mrs. Lind paid. Lind left.', [['Petra Lind', 'Lind', 'Lind']]],
  ])('a surname of a couple joins nobody: %s', (text, expected) => {
    const found = [...text.matchAll(/(?:Petra )?Lind/g)].map(({ 0: name, index }) => ({
      type: 'PERSON' as const,
      text: name,
      score: 0.9,
      begin: index,
      end: index + name.length,
    }));
    const targets = groupMentions(found, () => neutral, text);
    expect(targets.map((target) => target.mentions.map((mention) => mention.text))).toEqual(expected);
  });

  it('only people have surnames, and types do not mix', () => {
    expect(grouped(['New York', 'LOCATION'], ['York', 'LOCATION'], ['York'])).toEqual([
      ['New York'],
      ['York'],
      ['York'],
    ]);
  });

  it('names the fullest mention', () => {
    const [target] = groupMentions(mentions(['Zarif'], ['Javad Zarif']), () => neutral);
    expect(target?.best).toBe(1);
  });
});

describe('sentenceSentiment', () => {
  it('judges the sentence around a place, once', () => {
    const text = 'Ann was good. Bob was bad. Bob left bad.';
    const judged: string[] = [];
    const at = sentenceSentiment(text, (sentence) => {
      judged.push(sentence.trim());
      return standInEngine.sentiment(sentence);
    });
    expect([at(0), at(14), at(20), at(27)].map(({ label }) => label)).toEqual([
      'POSITIVE',
      'NEGATIVE',
      'NEGATIVE',
      'NEGATIVE',
    ]);
    expect(judged).toEqual(['Ann was good.', 'Bob was bad.', 'Bob left bad.']);
  });
});
