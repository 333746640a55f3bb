import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Question, readCursor, writeCursor } from '../../../core/queries/cursor.ts';
import { QueryError } from '../../../core/queries/query-error.ts';

const ASKED: Question = ['about', [{ folded: 'iran' }], { from: '', to: '~' }, { type: 'LOCATION' }];

describe('a cursor', () => {
  it('gives its position back to the question that it was made for', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (position) => {
        expect(readCursor(ASKED, writeCursor(ASKED, position))).toEqual(position);
      }),
    );
  });

  it('can stand in a URL as it is', () => {
    expect(writeCursor(ASKED, ['2026-11-24T09:30:00.000Z#ffff~'])).toMatch(/^[\w-]+$/);
  });

  it.each<[string, Question]>([
    ['another name', ['about', [{ folded: 'iraq' }], { from: '', to: '~' }, { type: 'LOCATION' }]],
    ['another filter', ['about', [{ folded: 'iran' }], { from: '', to: '~' }, { type: 'ORGANIZATION' }]],
    ['another period', ['about', [{ folded: 'iran' }], { from: '2026', to: '~' }, { type: 'LOCATION' }]],
    ['another query', ['timeline', [{ folded: 'iran' }], { from: '', to: '~' }, { type: 'LOCATION' }]],
  ])('of %s is refused, with what to do', (_, other) => {
    expect(() => readCursor(ASKED, writeCursor(other, ['x']))).toThrow(QueryError);
    expect(() => readCursor(ASKED, writeCursor(other, ['x']))).toThrow(
      /belongs to another question.*Repeat the question.*ask again without a cursor/s,
    );
  });

  it('is refused where any of its characters was changed, added or taken away', () => {
    const cursor = writeCursor(ASKED, ['2026-11-24T09:30:00.000Z#0123']);
    fc.assert(
      fc.property(
        fc.nat(cursor.length - 1),
        fc.constantFrom(...'ABCxyz019-_=+ /é'),
        fc.constantFrom('replace', 'insert', 'delete'),
        (at, character, how) => {
          const changed =
            cursor.slice(0, at) +
            (how === 'delete' ? '' : character) +
            cursor.slice(how === 'insert' ? at : at + 1);
          fc.pre(changed !== cursor);
          expect(() => readCursor(ASKED, changed)).toThrow(QueryError);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each(['', 'x', 'null', '%00', '💥', 'AQ'.repeat(40)])('is refused where it is %j', (text) => {
    expect(() => readCursor(ASKED, text)).toThrow(/pass it exactly as the page before returned it/);
  });

  it('of another release is refused by its version', () => {
    const bytes = Buffer.from(writeCursor(ASKED, ['x']), 'base64url');
    bytes[0] = 99;
    expect(() => readCursor(ASKED, bytes.toString('base64url'))).toThrow(/another version of Copydesk/);
  });
});
