import { analyse } from 'chardet';

/** The least confidence, of 100. */
const MIN_CONFIDENCE = 20;

/** The charsets that bytes may be in, likeliest first. Import this file lazily: the detector is large. */
export function detectCharsets(bytes: Uint8Array): string[] {
  return analyse(bytes)
    .filter(({ confidence }) => confidence >= MIN_CONFIDENCE)
    .map(({ name }) => name);
}
