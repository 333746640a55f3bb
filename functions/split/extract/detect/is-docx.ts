/** The part of a Word document that contains its text. A ZIP archive writes the names of its parts uncompressed. */
const WORD_PART = 'word/document.xml';

/** A ZIP archive with Word's part in it. */
export function isDocx(bytes: Uint8Array): boolean {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return archive.toString('latin1', 0, 4) === 'PK\u0003\u0004' && archive.includes(WORD_PART);
}
