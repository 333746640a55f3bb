const SEED = 0x811c9dc5;

/** FNV-1a over UTF-16 units: the same on every machine, as a signed 32-bit number. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = SEED | 0;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
