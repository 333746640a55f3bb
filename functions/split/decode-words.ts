/** An encoded word of RFC 2047: =?utf-8?Q?caf=C3=A9?= */
const ENCODED = /=\?([\w-]+)(?:\*[\w-]*)?\?([BQ])\?([^?\s]*)\?=/gi;
/** The white space between two encoded words does not count. */
const BETWEEN = /(\?=)\s+(?==\?[\w-]+(?:\*[\w-]*)?\?[BQ]\?)/gi;

/**
 * Decodes the encoded words in a header's value. S3 encodes metadata that are not ASCII:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 *
 * docs/decisions/12-what-stays-by-hand.md says why postal-mime's function is not used.
 */
export function decodeWords(value: string): string {
  return value.replace(BETWEEN, '$1').replace(ENCODED, (whole, charset, encoding, data) => {
    const bytes = encoding.toUpperCase() === 'B' ? Buffer.from(data, 'base64') : fromQ(data);
    try {
      return new TextDecoder(charset).decode(bytes);
    } catch {
      // The runtime does not know the charset. The encoded word is better than none.
      return whole;
    }
  });
}

function fromQ(data: string): Buffer {
  const latin1 = data
    .replaceAll('_', ' ')
    .replace(/=([\dA-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(latin1, 'latin1');
}
