/** The score of each n-gram for each language, by the language's number. */
export type Ngrams = Readonly<Record<string, Readonly<Record<number, number>>>>;

/** Numbers are stored as characters from this one on: printable, and of one byte in memory. */
const FIRST_CHARACTER = 0x20;

/**
 * Packs n-grams into one string of sorted lines. A line has the n-gram, a tab, and two characters for each language.
 *
 * As an object, the 50,000 n-grams of the language detector take longer to load than the rest of the function. A string
 * loads at once, and an article looks up only about a hundred n-grams.
 */
export function packNgrams(ngrams: Ngrams): string {
  const lines = Object.keys(ngrams)
    .toSorted()
    .map((ngram) => {
      const pairs = Object.entries(ngrams[ngram] ?? {}).flat();
      return `${ngram}\t${String.fromCharCode(...pairs.map((number) => FIRST_CHARACTER + Number(number)))}\n`;
    });
  return lines.join('');
}

/** Opens what `packNgrams` packed. Each look-up reads the packed string. */
export function openNgrams(packed: string): Ngrams {
  return new Proxy({}, { get: (_, ngram) => (typeof ngram === 'string' ? find(packed, ngram) : undefined) });
}

/** Bisects: there are whole lines between `low` and `high`. */
function find(packed: string, ngram: string): Record<number, number> | undefined {
  let low = 0;
  let high = packed.length;
  while (low < high) {
    const begin = packed.lastIndexOf('\n', Math.max(low, (low + high) >>> 1) - 1) + 1;
    const tab = packed.indexOf('\t', begin);
    const end = packed.indexOf('\n', tab);
    const found = packed.slice(begin, tab);
    if (found === ngram) return unpack(packed.slice(tab + 1, end));
    if (found < ngram) low = end + 1;
    else high = begin;
  }
  return undefined;
}

function unpack(pairs: string): Record<number, number> {
  const scores: Record<number, number> = {};
  for (let i = 0; i < pairs.length; i += 2) {
    scores[pairs.charCodeAt(i) - FIRST_CHARACTER] = pairs.charCodeAt(i + 1) - FIRST_CHARACTER;
  }
  return scores;
}
