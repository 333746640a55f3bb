/** A stream of chunks with these lengths, over and over; without lengths, one chunk. */
export async function* inPieces(bytes: Buffer, lengths: readonly number[] = []): AsyncGenerator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length] ?? bytes.length;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}
