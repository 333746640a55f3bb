import { analyse } from 'chardet';

/** How sure, of 100, the detector must be. */
const MIN_CONFIDENCE = 20;

/** The charsets that bytes look like, the likeliest first. The detector is large: import this file where it is needed. */
export function detectCharsets(bytes: Uint8Array): string[] {
  return analyse(bytes)
    .filter(({ confidence }) => confidence >= MIN_CONFIDENCE)
    .map(({ name }) => name);
}
