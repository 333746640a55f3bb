import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const document = (body: string) =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const paragraph = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const docx = (body: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({ '[Content_Types].xml': utf8('<Types/>'), 'word/document.xml': utf8(document(body)), ...more });

describe('an article in Word', () => {
  it('is read in paragraphs, without deleted and repeated text', async () => {
    const core = `<cp:coreProperties><dc:creator>Ana &amp; Bo</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2026-11-24T09:30:00Z</dcterms:created></cp:coreProperties>`;
    const body = [
      paragraph('The Daily'),
      paragraph('Harbour opens', 'Title'),
      '<w:p><w:r><w:t>Ships</w:t></w:r><w:r><w:tab/><w:t>&amp; crews&#x1F600;</w:t><w:br/><w:t>came.</w:t></w:r><w:del><w:r><w:delText>not</w:delText></w:r></w:del></w:p>',
      '<w:p><mc:AlternateContent><mc:Choice><w:t>Boxed.</w:t></mc:Choice><mc:Fallback><w:t>Boxed.</w:t></mc:Fallback></mc:AlternateContent></w:p>',
      '<w:p/>',
      '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      '<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>',
    ].join('');
    expect(await extractArticle(docx(body, { 'docProps/core.xml': utf8(core) }))).toEqual({
      format: 'docx',
      title: 'Harbour opens',
      byline: 'Ana & Bo',
      publishedAt: '2026-11-24T09:30:00.000Z',
      text: 'Harbour opens\n\nThe Daily\n\nShips & crews😀\ncame.\n\nBoxed.\n\nCell',
    });
  });

  it('takes its first paragraph as the title if none has the title style', async () => {
    const { title, text } = await extractArticle(docx(paragraph('Harbour opens') + paragraph('Ships came.')));
    expect([title, text]).toEqual(['Harbour opens', 'Harbour opens\n\nShips came.']);
  });

  const whole = docx(paragraph('Harbour opens. '.repeat(50)));
  it.each([
    ['empty', docx(''), 'EMPTY'],
    ['cut short', whole.subarray(0, whole.length / 2), 'UNDECODABLE'],
    ['a bomb', docx(paragraph('a'.repeat(31_000_000))), 'OBJECT_TOO_LARGE'],
    ['another archive', zipSync({ 'a.txt': utf8('Harbour opens') }), 'UNSUPPORTED_FORMAT'],
    ['an archive that names the part only', zipSync({ 'x/word/document.xml': utf8('a') }), 'UNDECODABLE'],
  ])('is rejected: %s', async (_, bytes, reason) => {
    await expect(extractArticle(bytes)).rejects.toMatchObject({ reason });
  });

  it('is unpacked only up to the limit if its directory states wrong sizes', async () => {
    const bytes = docx(paragraph('a'.repeat(60_000_000)));
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    // The size is stated 22 bytes into the part's own header, and 24 bytes into the directory's entry.
    view.writeUInt32LE(500, view.lastIndexOf('PK\u0003\u0004', undefined, 'latin1') + 22);
    view.writeUInt32LE(500, view.lastIndexOf('PK\u0001\u0002', undefined, 'latin1') + 24);
    const before = process.memoryUsage().arrayBuffers;
    await expect(extractArticle(bytes)).rejects.toMatchObject({ reason: 'OBJECT_TOO_LARGE' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150_000_000);
  });
});
