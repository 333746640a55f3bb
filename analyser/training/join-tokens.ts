const NO_SPACE_BEFORE = /^(?:[,.;:!?)\]}%…”’]|\.{2,}|['’](?:s|S|re|ve|ll|d|m|t)|n['’]t)$/;
const NO_SPACE_AFTER = /^[([{$£€“‘#@]$/;
/** Corpora that split words at hyphens. In the others a separate hyphen is a dash. */
const CUTS_AT_HYPHENS = /^(?:uner_(?!.*\.pt$)|gum_|redocred)/;
/** Corpora of German and Portuguese, whose quotation marks are others than those of English. */
const HAS_OTHER_QUOTES = /\.(?:de|pt)$/;
const GUILLEMET = /^[«»]$/;

/** Joins a corpus's tokens into probable running text, and returns the offset of each token. */
export function joinTokens(
  tokens: readonly string[],
  corpus: string,
): { text: string; begins: readonly number[] } {
  let text = '';
  let glued = true;
  let isQuoteOpen = false;
  let isSingleOpen = false;
  let isGuillemetOpen = false;
  const hasOtherQuotes = HAS_OTHER_QUOTES.test(corpus);
  const cuts = CUTS_AT_HYPHENS.test(corpus);
  const begins = tokens.map((token, i) => {
    let spaceBefore = !glued && !NO_SPACE_BEFORE.test(token);
    glued = NO_SPACE_AFTER.test(token);
    if (hasOtherQuotes && GUILLEMET.test(token)) {
      // Portuguese quotes «so», over several sentences too; German newspapers quote »so« or «so».
      const closes = corpus.endsWith('.pt') ? token === '»' : isGuillemetOpen;
      if (closes) spaceBefore = false;
      glued = !closes;
      isGuillemetOpen = !closes;
    } else if (hasOtherQuotes && (token === '„' || token === '“')) {
      // „German“, and “Portuguese”.
      const closes = token === '“' && corpus.endsWith('.de');
      if (closes) spaceBefore = false;
      glued = !closes;
    } else if (token === '"') {
      if (isQuoteOpen) spaceBefore = false;
      else glued = true;
      isQuoteOpen = !isQuoteOpen;
    } else if (token === "'") {
      const isPossessive = !isSingleOpen && /s$/.test(tokens[i - 1] ?? '');
      if (isSingleOpen || isPossessive) spaceBefore = false;
      else glued = true;
      if (!isPossessive) isSingleOpen = !isSingleOpen;
    } else if ((cuts && token === '-') || token === '/') {
      spaceBefore = false;
      glued = true;
    }
    if (spaceBefore) text += ' ';
    const begin = text.length;
    text += token;
    return begin;
  });
  return { text, begins };
}
