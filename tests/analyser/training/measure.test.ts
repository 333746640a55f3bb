import { describe, expect, it } from 'vitest';
import type { EntityTypeName } from '../../../analyser/found.ts';
import { drawCalibration } from '../../../analyser/training/draw-calibration.ts';
import { findWithCompromise } from '../../../analyser/training/find-with-compromise.ts';
import { binClaims, calibrationError } from '../../../analyser/training/measure-calibration.ts';
import { readPassage } from '../../../analyser/training/read-annotated.ts';
import { addTallies, ratesOf, tallySpans } from '../../../analyser/training/score-spans.ts';

const span = (type: EntityTypeName, begin: number, end: number) => ({ type, begin, end });

describe('strict spans', () => {
  const gold = [span('PERSON', 0, 5), span('PERSON', 9, 12), span('LOCATION', 20, 25)];

  it.each<[what: string, found: ReturnType<typeof span>[], right: number]>([
    ['the same span', [span('PERSON', 0, 5)], 1],
    ['another end', [span('PERSON', 0, 6)], 0],
    ['another type', [span('ORGANIZATION', 0, 5)], 0],
    ['the same span twice', [span('PERSON', 0, 5), span('PERSON', 0, 5)], 1],
  ])('%s', (_, found, right) => {
    expect(tallySpans(found, gold, 'PERSON').right).toBe(right);
  });

  it('are rated by precision, recall and F1 over all documents', () => {
    const sum = addTallies([
      { right: 1, found: 1, gold: 2 },
      { right: 1, found: 3, gold: 2 },
    ]);
    expect(ratesOf(sum)).toEqual({ precision: 50, recall: 50, f1: 50 });
  });

  it('are not rated where there is nothing to find', () => {
    expect(ratesOf({ right: 0, found: 3, gold: 0 })).toBeUndefined();
  });
});

describe('calibration', () => {
  const claim = (score: number, isRight: boolean) => ({ score, isRight });

  it('has no error where 0.5 is right every other time', () => {
    expect(calibrationError(binClaims([claim(0.5, true), claim(0.5, false)]))).toBe(0);
  });

  it('counts how far claims are from what came true, larger bins more', () => {
    const bins = binClaims([claim(0.95, false), claim(0.95, false), claim(0.95, false), claim(0.05, false)]);
    expect(calibrationError(bins)).toBeCloseTo((3 * 0.95 + 0.05) / 4, 9);
  });

  it('takes a score of exactly 1', () => {
    expect(binClaims([claim(1, true)])).toEqual([{ count: 1, claimed: 1, right: 1 }]);
  });

  it('is drawn with a dot a bin', () => {
    const svg = drawCalibration('Names', binClaims([claim(0.95, true), claim(0.15, false)]));
    expect(svg.match(/<circle /g)).toHaveLength(2);
    expect(svg).toContain('Names: mean error 0.100');
  });
});

describe('passages annotated by hand', () => {
  it('lose their brackets and keep their spans', () => {
    const { text, spans } = readPassage('[P:Ada Example] left [L:Bonn] (again) [sic].\n');
    expect(text).toBe('Ada Example left Bonn (again) [sic].');
    expect(spans.map(({ type, begin, end }) => `${type} ${text.slice(begin, end)}`)).toEqual([
      'PERSON Ada Example',
      'LOCATION Bonn',
    ]);
  });
});

it('reads what compromise finds without marks and possessive endings', () => {
  const text = 'Yesterday, Mary Smith’s car left Germany.';
  const found = findWithCompromise(text).map(({ type, begin, end }) => `${type} ${text.slice(begin, end)}`);
  expect(found).toContain('LOCATION Germany');
  expect(found.every((name) => !/[.,’]/.test(name))).toBe(true);
});
