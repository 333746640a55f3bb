import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../analyser/tokenise.ts';
import { unpackTone } from '../../../analyser/tone/tone-model.ts';
import { weighSentence } from '../../../analyser/tone/weigh-sentence.ts';
import { type ToneExample, trainTone } from '../../../analyser/training/train-tone.ts';

const EXAMPLES: ToneExample[] = Array.from({ length: 30 }, (_, i) => [
  { text: `the council zorbed plan ${i}`, label: 'POS' as const },
  { text: `the council blivved plan ${i}`, label: 'NEG' as const },
  { text: `the council moved plan ${i}`, label: 'NEU' as const },
  { text: `the council zorbed and blivved plan ${i}`, label: 'MIX' as const },
]).flat();

const packed = trainTone(EXAMPLES);

describe('learning tones', () => {
  it('makes the same bytes from the same examples', () => {
    expect(trainTone(EXAMPLES)).toEqual(packed);
  });

  it.each([
    ['they zorbed it', 0],
    ['they blivved it', 1],
  ])('learns what a word that no lexicon has is said with: %s', (text, tone) => {
    const heard = weighSentence(tokenise(text), unpackTone(packed));
    expect(heard.indexOf(Math.max(...heard))).toBe(tone);
  });
});
