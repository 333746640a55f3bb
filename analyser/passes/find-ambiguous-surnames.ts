import type { FoundEntity } from '../found.ts';
import { SPEECH_VERBS } from '../gazetteers/common-words.ts';
import { GIVEN_NAMES, HONORIFICS } from '../gazetteers/names.ts';
import type { Token } from '../tokenise.ts';

const MONTHS = new Set(['March', 'April', 'May', 'June', 'August']);
/** Words before a month. */
const DATE_WORDS = new Set(
  'in since by until last next this early late mid during from of before after between through to and or'.split(
    ' ',
  ),
);
/** Other verbs that a person does. */
const DEEDS = new Set(
  'was is had has will would could met won lost went took made left led spoke called visited resigned'.split(
    ' ',
  ),
);

/** Looks up what texts write with small letters. */
type IsWord = (word: string) => boolean;

/**
 * Finds people whose surname is also a word or a month. "Theresa May" shows that the text has a May; after that, "Mrs May",
 * "May told" and a May within a sentence are hers, and "in May" is the month.
 */
export function findAmbiguousSurnames(
  text: string,
  tokens: readonly Token[],
  found: readonly FoundEntity[],
  isWord: IsWord,
): FoundEntity[] {
  const full = findFullNames(text, tokens, found, isWord);
  const surnames = new Map(full.map((person) => [lastOf(person.text), person]));
  if (surnames.size === 0) return [];
  const alone = tokens.flatMap((token, i) => {
    if (!surnames.has(token.text) || full.some(({ begin, end }) => begin <= token.begin && token.end <= end))
      return [];
    if (!isPerson(tokens, i)) return [];
    const { begin, end } = token;
    return [{ type: 'PERSON' as const, text: token.text, score: 0.75, begin, end }];
  });
  return [...full, ...alone].toSorted((a, b) => a.begin - b.begin);
}

const lastOf = (name: string) => name.slice(name.lastIndexOf(' ') + 1);

/** A listed given name and a surname that is also a word, or a person whom the tagger found by such a name. */
function findFullNames(
  text: string,
  tokens: readonly Token[],
  found: readonly FoundEntity[],
  isWord: IsWord,
): FoundEntity[] {
  const isAmbiguous = (word: string) => MONTHS.has(word) || (word.length > 2 && isWord(word.toLowerCase()));
  const tagged = new Set(
    found.flatMap(({ type, text: name }) =>
      type === 'PERSON' && /^\S+ \S+$/.test(name) && isAmbiguous(lastOf(name)) ? [name] : [],
    ),
  );
  return tokens.flatMap((given, i) => {
    const surname = tokens[i + 1];
    if (!surname || surname.sentence !== given.sentence || surname.begin !== given.end + 1) return [];
    const name = text.slice(given.begin, surname.end);
    const isNamed =
      tagged.has(name) ||
      (!given.inHeadline &&
        GIVEN_NAMES.has(given.text) &&
        !MONTHS.has(given.text) &&
        MONTHS.has(surname.text) &&
        tokens[i + 2]?.kind !== 'number');
    if (!isNamed || /^\p{Lu}/u.test(neighbour(tokens, i + 2, surname.end))) return [];
    return [{ type: 'PERSON' as const, text: name, score: 0.8, begin: given.begin, end: surname.end }];
  });
}

/** The token directly behind, if only a space is between. */
const neighbour = (tokens: readonly Token[], i: number, end: number) =>
  tokens[i]?.begin === end + 1 ? (tokens[i]?.text ?? '') : '';

/** Tests one mention of the surname alone. */
function isPerson(tokens: readonly Token[], i: number): boolean {
  const { text: word, startsSentence, sentence, inHeadline, end } = tokens[i] as Token;
  const at = (k: number) => (tokens[k]?.sentence === sentence ? (tokens[k]?.text ?? '') : '');
  const before = at(i - 1);
  const after = at(i + 1);
  if (HONORIFICS.has(before.replace(/\.$/, ''))) return true;
  if (/^\p{Lu}/u.test(before) && !startsSentence) return false;
  const acts = SPEECH_VERBS.has(after) || DEEDS.has(after) || /^['’]s$/.test(after);
  if (MONTHS.has(word) && (tokens[i + 1]?.kind === 'number' || DATE_WORDS.has(before.toLowerCase())))
    return SPEECH_VERBS.has(after);
  if (inHeadline || /^\p{Lu}/u.test(neighbour(tokens, i + 1, end))) return false;
  return acts || (!startsSentence && before !== '' && !/^["“‘(:]$/.test(before));
}
