import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../analyser/tokenise.ts';
import { scoreSentiment } from '../../../analyser/tone/score-sentiment.ts';
import { unpackTone } from '../../../analyser/tone/tone-model.ts';

const model = unpackTone(await import('../../../analyser/models/tone.js'));
const toneOf = (text: string) => scoreSentiment(tokenise(text), model);
const PRAISE = 'The team celebrated a brilliant victory and thanked its wonderful supporters.';
const BLAME = 'The attack killed dozens; survivors blamed the corrupt regime for the disaster.';

describe('the tone of a text', () => {
  it('is MIXED if a text has strong praise and strong blame', () => {
    expect(toneOf(`${PRAISE} ${BLAME}`).label).toBe('MIXED');
  });

  it('is not MIXED with only one of them', () => {
    expect(toneOf(`${PRAISE} ${PRAISE}`).scores.mixed).toBeLessThan(0.1);
  });

  it('does not depend on the order of its sentences', () => {
    const a = toneOf(`${PRAISE} The committee meets at noon.`).scores;
    const b = toneOf(`The committee meets at noon. ${PRAISE}`).scores;
    expect(a.positive).toBeCloseTo(b.positive, 9);
  });

  it.each(['', '   ', '…', '12 34 — !'])('is neutral for a text without words: "%s"', (text) => {
    expect(toneOf(text)).toMatchObject({ label: 'NEUTRAL', scores: { neutral: 1 } });
  });
});
