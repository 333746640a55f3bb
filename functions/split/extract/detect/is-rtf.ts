const START = /^(?:\xef\xbb\xbf)?\s*\{\\rtf\d?/;

export function isRtf(bytes: Uint8Array): boolean {
  return START.test(Buffer.from(bytes.subarray(0, 32)).toString('latin1'));
}
