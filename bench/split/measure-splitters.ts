import { billedUnits } from '../../core/article/usage.ts';
import { SPLITTERS, type Splitter } from './splitters.ts';

/** The result of one splitter. */
export interface SplitterRow {
  readonly name: string;
  /** Billed units of one analysis. */
  readonly units: number;
  readonly documents: number;
  /** The lengths of all documents in code points. */
  readonly lengths: readonly number[];
  /** Megabytes of UTF-8 per second, the best of the rounds; absent if nothing was timed. */
  readonly megabytesPerSecond?: number;
}

/** The approximate length of a splitter's turn in a round. */
const TURN_MS = 120;

/**
 * Counts the documents and units of each splitter for the same articles, and times them by turns, so that other load on
 * the machine affects all of them.
 *
 * @param rounds the number of turns of each; 0 only counts
 */
export async function measureSplitters(texts: readonly string[], rounds: number): Promise<SplitterRow[]> {
  const rows = await Promise.all(SPLITTERS.map((splitter) => count(splitter, texts)));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const fastest = SPLITTERS.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    for (const [i, splitter] of SPLITTERS.entries()) {
      fastest[i] = Math.max(fastest[i] ?? 0, await takeTurn(splitter, texts, bytes));
    }
  }
  return rows.map((row, i) => ({
    ...row,
    ...(rounds > 0 && { megabytesPerSecond: Math.round((fastest[i] ?? 0) * 10) / 10 }),
  }));
}

async function count({ name, cut }: Splitter, texts: readonly string[]): Promise<SplitterRow> {
  const documents = (await Promise.all(texts.map(cut))).flat();
  const lengths = documents.map((document) => [...document].length);
  const units = lengths.reduce((sum, chars) => sum + billedUnits(chars), 0);
  return { name, units, documents: documents.length, lengths };
}

/** @returns megabytes a second */
async function takeTurn({ cut }: Splitter, texts: readonly string[], bytes: number): Promise<number> {
  const begin = performance.now();
  let passes = 0;
  do {
    for (const text of texts) await cut(text);
    passes += 1;
  } while (performance.now() - begin < TURN_MS);
  return (passes * bytes) / 1_000 / (performance.now() - begin);
}
