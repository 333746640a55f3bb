import { describe, expect, it } from 'vitest';
import { findSignatures } from '../../../analyser/passes/find-signatures.ts';

describe('the line under a quoted post', () => {
  it.each<[text: string, names: string[]]>([
    ['We won!\n— Ada van Example (@ada) May 1, 2020', ['Ada van Example']],
    ['– Zoë Ó Briain (@zoe)', ['Zoë Ó Briain']],
    ['-- Bo (@bo)', ['Bo']],
    ['He met Ada Example (@ada) there', []],
    ['— the editors (@paper)', []],
    ['— Ada Example, poet', []],
  ])('%s', (text, names) => {
    const found = findSignatures(text);
    expect(found.map(({ text: name }) => name)).toEqual(names);
    for (const { text: name, begin, end, type } of found) {
      expect(text.slice(begin, end)).toBe(name);
      expect(type).toBe('PERSON');
    }
  });
});
