const SEED = 0x811c9dc5;

/** FNV-1a over UTF-16 code units, as a signed 32-bit number. It is the same on every machine. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = SEED | 0;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
