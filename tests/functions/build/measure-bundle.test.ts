import { describe, expect, it } from 'vitest';
import { measureBundle } from '../../../functions/build/measure-bundle.ts';

const chunk = (name: string, bytes: number, eager: string[] = [], lazy: string[] = []) => ({
  name,
  bytes,
  imports: [
    ...eager.map((to) => ({ name: to, lazy: false })),
    ...lazy.map((to) => ({ name: to, lazy: true })),
  ],
});

describe('the eager part of a bundle', () => {
  it('is what the handler reaches by plain imports, each chunk once', () => {
    const chunks = [
      chunk('handler.mjs', 1, ['a.mjs', 'b.mjs'], ['format.mjs']),
      chunk('a.mjs', 10, ['b.mjs']),
      chunk('b.mjs', 100, ['a.mjs']),
      chunk('format.mjs', 1_000, ['a.mjs', 'parser.mjs']),
      chunk('parser.mjs', 10_000),
    ];
    expect(measureBundle(chunks)).toEqual({ eager: 111, lazy: 11_000 });
  });

  it('holds what is imported both ways', () => {
    const chunks = [
      chunk('handler.mjs', 1, ['a.mjs'], ['b.mjs']),
      chunk('a.mjs', 10, ['b.mjs']),
      chunk('b.mjs', 100),
    ];
    expect(measureBundle(chunks)).toEqual({ eager: 111, lazy: 0 });
  });

  it('cannot be measured if a chunk is missing', () => {
    expect(() => measureBundle([chunk('handler.mjs', 1, ['a.mjs'])])).toThrow('The bundle has no a.mjs');
  });
});
