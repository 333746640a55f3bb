import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { START } from '../../../../core/article/bundle.ts';
import type { Frame } from '../../../../functions/unbundle/frames/frame.ts';
import { frameLines } from '../../../../functions/unbundle/frames/frame-lines.ts';
import { inPieces } from './in-pieces.ts';

async function framesOf(text: string, pieces: readonly number[] = [], from = START, maxBytes?: number) {
  const frames: Frame[] = [];
  for await (const frame of frameLines(inPieces(Buffer.from(text), pieces), from, maxBytes))
    frames.push(frame);
  return frames;
}
const linesOf = async (text: string, pieces?: readonly number[]) =>
  (await framesOf(text, pieces)).map(({ bytes }) => bytes?.toString());

describe('the lines of a stream', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\nb', ['a', 'b']],
    ['\n\na\r\n', ['', '', 'a\r']],
    ['{"é":"日\\n"}\n😀', ['{"é":"日\\n"}', '😀']],
  ])('of %j are %j', async (text, lines) => {
    expect(await linesOf(text)).toEqual(lines);
  });

  it('are the same for any chunks, and end at their offsets', async () => {
    const line = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\n', ' '));
    const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), pieces, async (lines, cuts) => {
        const text = lines.map((one) => `${one}\n`).join('');
        const frames = await framesOf(text, cuts);
        expect(frames.map(({ bytes }) => bytes?.toString())).toEqual(lines.map((one) => one.toWellFormed()));
        expect(frames.map(({ number }) => number)).toEqual(lines.map((_, i) => i + 1));
        for (const [i, { end }] of frames.entries())
          expect(end).toBe(
            Buffer.byteLength(
              lines
                .slice(0, i + 1)
                .map((one) => `${one}\n`)
                .join(''),
            ),
          );
      }),
    );
  });

  it('continue from the end of any line', async () => {
    const text = 'first\nsecond é\n\nfourth';
    const frames = await framesOf(text);
    for (const [i, { end, number }] of frames.entries()) {
      const rest = Buffer.from(text).subarray(end).toString();
      expect(await framesOf(rest, [], { position: end, number })).toEqual(frames.slice(i + 1));
    }
  });

  it('that are too long have a size and no bytes', async () => {
    const frames = await framesOf(`short\n${'x'.repeat(100)}\nafter\n`, [7], START, 10);
    expect(frames.map(({ bytes, size }) => bytes?.toString() ?? size)).toEqual(['short', 100, 'after']);
  });
});
