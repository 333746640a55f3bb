/** A word as RFC 2047 encodes it: =?utf-8?Q?caf=C3=A9?= */
const ENCODED = /=\?([\w-]+)(?:\*[\w-]*)?\?([BQ])\?([^?\s]*)\?=/gi;
/** White space between two encoded words is none. */
const BETWEEN = /(\?=)\s+(?==\?[\w-]+(?:\*[\w-]*)?\?[BQ]\?)/gi;

/**
 * A header's value with its encoded words decoded. S3 encodes metadata so that is not ASCII:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 */
export function decodeWords(value: string): string {
  return value.replace(BETWEEN, '$1').replace(ENCODED, (whole, charset, encoding, data) => {
    const bytes = encoding.toUpperCase() === 'B' ? Buffer.from(data, 'base64') : fromQ(data);
    try {
      return new TextDecoder(charset).decode(bytes);
    } catch {
      // The runtime knows no such charset: the word says more as it is than as nothing.
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
