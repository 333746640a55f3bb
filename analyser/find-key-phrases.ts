import type { FoundSpan } from './found.ts';

/**
 * Words that end a noun phrase or cannot be in one: the closed word classes of English, without the rarest words.
 */
const BREAKERS = new Set(
  `i you he she it we they me him us them myself himself herself itself themselves who whom whose which what that
  and or but nor so yet if because although though while when where why how than as since until unless whether
  of in on at by for with from to into onto over under about above after before below between among against during through
  without within across along around behind beyond near off out up down upon toward towards via per despite amid
  am is are was were be been being have has had having do does did doing done will would shall should can could
  may might must ought not no nor never also too very just only even still already again then there here now
  often always sometimes perhaps rather quite almost nearly however therefore meanwhile instead once twice
  yes please let lets get gets got getting go goes went gone going come comes came coming make makes made making
  take takes took taken taking give gives gave given giving say says said saying tell tells told telling
  see sees saw seen seeing know knows knew known think thinks thought want wants wanted keep keeps kept
  put puts set sets find finds found become becomes became remain remains remained seem seems seemed
  begin begins began begun bring brings brought call calls called leave leaves left hold holds held meet meets met
  try tries tried use uses used show shows showed shown turn turns turned start starts started
  ask asks asked add adds added need needs needed feel feels felt run runs ran move moves moved
  lead leads led write writes wrote written stand stands stood lose loses lost pay pays paid send sends sent
  speak speaks spoke spoken read reads spend spends spent grow grows grew grown win wins won buy buys bought
  fall falls fell fallen rise rises rose risen build builds built break breaks broke broken like likes liked
  love loves loved live lives lived work works worked play plays played happen happens happened`.split(/\s+/),
);

/** Words that open a noun phrase and are no phrase by themselves. */
const OPENERS = new Set(
  `a an the this these those my your his her its our their some any each every either neither both all another other
  such many much more most few several less least own same`.split(/\s+/),
);

/** Matches initials with their dots, a word, a number with its signs, or one mark. Apostrophes and hyphens join words. */
const TOKEN = /(?:\p{Lu}\.){2,}|[\p{L}\p{M}\p{N}$€£¥%@#&]+(?:['’.,\-/:][\p{L}\p{M}\p{N}%]+)*|[^\s]/gu;

interface Token {
  readonly text: string;
  readonly begin: number;
  readonly end: number;
}

/**
 * Finds the noun phrases of an English text, in order, without overlaps. It uses closed word classes and no tagger: a
 * phrase is a run of words between breaking words, marks and line ends. Verbs are recognised by a list and by their
 * endings, so a rare verb is sometimes taken for a noun.
 *
 * @returns spans in UTF-16 code units; phrases with capitals or several words score higher
 */
export function findKeyPhrases(text: string): FoundSpan[] {
  const phrases: FoundSpan[] = [];
  let run: Token[] = [];
  let before: Token | undefined;
  const close = () => {
    const phrase = toPhrase(text, run);
    if (phrase) phrases.push(phrase);
    run = [];
  };
  for (const match of text.matchAll(TOKEN)) {
    const token = { text: match[0], begin: match.index, end: match.index + match[0].length };
    if (before && /[\n\r]/.test(text.slice(before.end, token.begin))) {
      close();
      before = undefined;
    }
    if (!/[\p{L}\p{N}]/u.test(token.text) || isBreaker(token.text, run, before?.text ?? '')) close();
    else {
      if (OPENERS.has(token.text.toLowerCase())) close();
      run.push(token);
    }
    before = token;
  }
  close();
  return phrases;
}

function isBreaker(word: string, run: readonly Token[], before: string): boolean {
  const lower = word.toLowerCase().replace('’', "'");
  if (BREAKERS.has(lower) || BREAKERS.has(lower.replace(/n't$|'(?:s|re|ve|ll|d|m)$/, ''))) {
    // A capital inside a sentence marks a name: "the 2nd of May".
    return !(/^\p{Lu}\p{Ll}/u.test(word) && /[\p{L}\p{N},]$/u.test(before)) || lower.includes("'");
  }
  if (lower.endsWith("n't")) return true;
  if (/^\p{Lu}/u.test(word)) return false;
  // "to negotiate", but "to reporters".
  if (before === 'to' && !OPENERS.has(lower) && !lower.endsWith('s')) return true;
  if (/ly$/.test(lower) && lower.length > 5) return true;
  // "the agreed price" is a phrase, "ministers agreed" is one and a verb.
  return (
    /ed$|ing$/.test(lower) && lower.length > 4 && run.length > 0 && !run.every((token) => isOpener(token))
  );
}

const isOpener = (token: Token) => OPENERS.has(token.text.toLowerCase());

function toPhrase(text: string, run: readonly Token[]): FoundSpan | undefined {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last || run.every(isOpener)) return undefined;
  // A verb at the start of the phrase: "had refused".
  if (run.length === 1 && /^\p{Ll}.*(?:ed|ing)$/u.test(first.text)) return undefined;
  const begin = first.begin;
  const end = last.end;
  const content = run.filter((token) => !isOpener(token));
  const named = content.some((token) => /^[\p{Lu}\p{N}$€£¥@#]/u.test(token.text));
  const score = Math.min(0.95, 0.6 + (named ? 0.2 : 0) + (content.length > 1 ? 0.1 : 0));
  return { text: text.slice(begin, end), score, begin, end };
}
