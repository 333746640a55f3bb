import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BoundedExtractor } from '../../../functions/split/bounded-extractor.ts';
import { makePdf } from './extract/make-pdf.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const ARTICLE = { title: 'Harbour opens', format: 'text', text: 'Harbour opens\n\nShips came in.' };
/** A PDF of one page with these contents, compressed. Its reader takes minutes for such a page. */
function pdfOf(contents: string): Uint8Array {
  const packed = deflateSync(contents);
  const page = Buffer.from(makePdf([[]])).toString('latin1');
  const stream = `<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}`;
  return Buffer.from(page.replace('<< /Length 0 >>\nstream\n', stream), 'latin1');
}
const excess = (what: string) => ({
  name: 'Rejection',
  reason: 'UNSUPPORTED_FORMAT',
  message: `The object takes more than ${what} to read, which no article does. Upload its text alone`,
});

describe('BoundedExtractor', () => {
  it('combines the facts found in the object with the stated facts', async () => {
    const extractor = new BoundedExtractor();
    const [first, second] = await Promise.all([
      extractor.extract(utf8('Harbour opens\n\nShips came in.'), {}),
      extractor.extract(utf8('Ships came in.'), { title: 'Harbour opens' }),
    ]);
    expect([first, second]).toEqual([ARTICLE, ARTICLE]);
  });

  it('rejects an object for the reason that its reader gives', async () => {
    await expect(new BoundedExtractor().extract(utf8(' '), {})).rejects.toMatchObject({
      name: 'Rejection',
      reason: 'EMPTY',
    });
  });
});

it('reads the same object each time, however often', async () => {
  const extractor = new BoundedExtractor({ cpuMilliseconds: 30_000, milliseconds: 60_000, megabytes: 400 });
  const json = gzipSync(
    `{"headline":"Harbour opens","body":"Ships came in.","x":[${'{},'.repeat(1_000_000)}0]}`,
  );
  for (let i = 0; i < 6; i++)
    expect(await extractor.extract(json, {}).catch(({ message }) => message)).toMatchObject({
      title: 'Harbour opens',
    });
});

describe('an object that exceeds the bounds', () => {
  it('is rejected when its time is over, and the next object is read', async () => {
    const extractor = new BoundedExtractor({ cpuMilliseconds: 3_000, milliseconds: 60_000, megabytes: 700 });
    await expect(extractor.extract(pdfOf('q '.repeat(15_000_000)), {})).rejects.toMatchObject(
      excess('3 s of computing time'),
    );
    expect(await extractor.extract(utf8('Harbour opens\n\nShips came in.'), {})).toEqual(ARTICLE);
  });

  it('is rejected when it takes too much memory', async () => {
    const extractor = new BoundedExtractor({ cpuMilliseconds: 30_000, milliseconds: 60_000, megabytes: 200 });
    const json = gzipSync(
      `{"headline":"Harbour opens","body":"Ships came in.","x":[${'{},'.repeat(6_000_000)}0]}`,
    );
    await expect(extractor.extract(json, {})).rejects.toMatchObject(excess('200 MB of memory'));
    expect(await extractor.extract(utf8('Harbour opens\n\nShips came in.'), {})).toEqual(ARTICLE);
  });
});
