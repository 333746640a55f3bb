export function tooLargeMessage(maxBytes: number): string {
  return `The local S3 keeps objects of at most ${maxBytes.toLocaleString('en')} bytes.`;
}
