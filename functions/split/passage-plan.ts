import type { Passage } from '@copydesk/core/article/passage';

/** A passage as the head of its article stores it: its length in UTF-16 code units, and a digest of its text. */
export interface PlannedPassage {
  readonly length: number;
  readonly digest: number;
}

/**
 * The base of a polynomial over the code units, modulo 2 ** 32: the digest of a span follows from those of prefixes.
 */
const BASE = 0x01_00_01_93;

/** The digest of a whole text. */
export function digestOfPassage(text: string): number {
  let digest = 0;
  for (let i = 0; i < text.length; i++) digest = (Math.imul(digest, BASE) + text.charCodeAt(i) + 1) | 0;
  return digest >>> 0;
}

/** @returns a function that digests any span of the text, in a time that does not depend on the span's length */
export function spanDigests(text: string): (begin: number, end: number) => number {
  const digests = new Int32Array(text.length + 1);
  const powers = new Int32Array(text.length + 1);
  powers[0] = 1;
  for (let i = 0; i < text.length; i++) {
    digests[i + 1] = Math.imul(digests[i] as number, BASE) + text.charCodeAt(i) + 1;
    powers[i + 1] = Math.imul(powers[i] as number, BASE);
  }
  return (begin, end) =>
    ((digests[end] as number) - Math.imul(digests[begin] as number, powers[end - begin] as number)) >>> 0;
}

/** Encodes a plan as the head stores it: about twelve characters for each passage. */
export function encodePlan(passages: readonly Passage[]): string {
  return passages
    .map(({ text }) => `${text.length.toString(36)}.${digestOfPassage(text).toString(36)}`)
    .join(' ');
}

export function decodePlan(plan: string): PlannedPassage[] {
  return plan.split(' ').map((passage) => {
    const [length = '', digest = ''] = passage.split('.');
    return { length: Number.parseInt(length, 36), digest: Number.parseInt(digest, 36) };
  });
}
