import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { START } from '../../../../core/article/bundle.ts';
import type { Frame } from '../../../../functions/unbundle/frames/frame.ts';
import { frameElements } from '../../../../functions/unbundle/frames/frame-elements.ts';
import { inPieces } from './in-pieces.ts';

const NAMES = new Set(['item', 'p:item']);

async function framesOf(xml: string, pieces: readonly number[] = [], from = START, maxBytes?: number) {
  const frames: Frame[] = [];
  for await (const frame of frameElements(inPieces(Buffer.from(xml), pieces), NAMES, from, maxBytes))
    frames.push(frame);
  return frames;
}
const textsOf = (frames: readonly Frame[]) => frames.map(({ bytes }) => bytes?.toString());

const ELEMENTS: readonly (readonly [what: string, xml: string, items: readonly string[]])[] = [
  ['nothing', '', []],
  ['no items', '<rss><channel><title>T</title></channel></rss>', []],
  [
    'two, with text between them',
    '<r>\n<item>a</item> x <item>b</item></r>',
    ['<item>a</item>', '<item>b</item>'],
  ],
  ['attributes', '<r><item a="1"\n b="2">a</item ></r>', ['<item a="1"\n b="2">a</item >']],
  ['a prefix', '<r><p:item>a</p:item><q:item>b</q:item></r>', ['<p:item>a</p:item>']],
  [
    'an empty element',
    '<r><item/><item a="1" /><item></item></r>',
    ['<item/>', '<item a="1" />', '<item></item>'],
  ],
  ['names that start alike', '<r><items/><item-x>n</item-x><item>a</item></r>', ['<item>a</item>']],
  ['one in another', '<r><item>a<item>b</item><item/>c</item></r>', ['<item>a<item>b</item><item/>c</item>']],
  ['CDATA', '<r><item><![CDATA[</item>]]></item></r>', ['<item><![CDATA[</item>]]></item>']],
  ['CDATA with brackets', '<r><item><![CDATA[a]]]></item></r>', ['<item><![CDATA[a]]]></item>']],
  [
    'a comment',
    '<r><!-- <item>no</item> --><item>a<!--</item>--></item></r>',
    ['<item>a<!--</item>--></item>'],
  ],
  ['an instruction', '<?x <item>?><item>a</item>', ['<item>a</item>']],
  [
    'markup that is out of order',
    '<r><item>a<br>b<i></b></item><item>c & < d</item>',
    ['<item>a<br>b<i></b></item>', '<item>c & < d</item>'],
  ],
  [
    'an end too many',
    '<r></item><item>a</item></item><item>b</item></r>',
    ['<item>a</item>', '<item>b</item>'],
  ],
];

describe('the elements of a stream', () => {
  it.each(ELEMENTS)('%s', async (_, xml, items) => {
    expect(textsOf(await framesOf(xml))).toEqual(items);
  });

  it.each(ELEMENTS)('%s: the same for any chunks', async (_, xml, items) => {
    for (let length = 1; length < 12; length++) expect(textsOf(await framesOf(xml, [length]))).toEqual(items);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), async (pieces) => {
        expect(textsOf(await framesOf(xml, pieces))).toEqual(items);
      }),
      { numRuns: 20 },
    );
  });

  it.each(ELEMENTS)('%s: continues from the end of any element', async (_, xml) => {
    const frames = await framesOf(xml);
    for (const [i, { end, number }] of frames.entries()) {
      const rest = Buffer.from(xml).subarray(end).toString();
      expect(await framesOf(rest, [], { position: end, number })).toEqual(frames.slice(i + 1));
    }
  });

  it.each([
    '<r><item>a</item><item>b',
    '<r><item>a</item><item b="',
    '<r><item>a</item><item><![CDATA[</item>',
  ])('that the stream cuts short are marked as cut: %s', async (xml) => {
    const [whole, cut, ...more] = await framesOf(xml, [5]);
    expect(whole).not.toHaveProperty('isCut');
    expect(cut).toMatchObject({ number: 2, isCut: true, end: xml.length });
    expect(more).toEqual([]);
  });

  it('that are too long have a size and no bytes', async () => {
    const long = `<item>${'x'.repeat(1_000)}</item>`;
    const frames = await framesOf(`<r><item>a</item>${long}<item>b</item></r>`, [64], START, 100);
    expect(frames.map(({ bytes, size }) => bytes?.toString() ?? size)).toEqual([
      '<item>a</item>',
      long.length,
      '<item>b</item>',
    ]);
  });

  it('are found in linear time', async () => {
    // Of the processor, so that nobody else's work counts.
    const start = process.cpuUsage();
    await framesOf('<'.repeat(2_000_000), [65_536]);
    await framesOf(`<item ${'<!-'.repeat(500_000)}`, [65_536]);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(10_000);
  });
});
