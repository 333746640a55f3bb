import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../analyser/tokenise.ts';
import { scoreSentiment } from '../../../analyser/tone/score-sentiment.ts';
import { unpackTone } from '../../../analyser/tone/tone-model.ts';

const model = unpackTone(await import('../../../analyser/models/tone.js'));
const toneOf = (text: string) => scoreSentiment(tokenise(text), model);
const PRAISE = 'The team celebrated a brilliant victory and thanked its wonderful supporters.';
const BLAME = 'The attack killed dozens; survivors blamed the corrupt regime for the disaster.';

describe('the tone of a text', () => {
  it('is mixed where strong praise and strong blame stand together', () => {
    expect(toneOf(`${PRAISE} ${BLAME}`).label).toBe('MIXED');
  });

  it('is not mixed where only one of them stands', () => {
    expect(toneOf(`${PRAISE} ${PRAISE}`).scores.mixed).toBeLessThan(0.1);
  });

  it('is that of its sentences, in whatever order', () => {
    const a = toneOf(`${PRAISE} The committee meets at noon.`).scores;
    const b = toneOf(`The committee meets at noon. ${PRAISE}`).scores;
    expect(a.positive).toBeCloseTo(b.positive, 9);
  });

  it.each(['', '   ', '…', '12 34 — !'])('is neutral where nothing is said: "%s"', (text) => {
    expect(toneOf(text)).toMatchObject({ label: 'NEUTRAL', scores: { neutral: 1 } });
  });
});
