import type { EntityTypeName, FoundEntity } from '../found.ts';
import { COMMON_WORDS, PLACE_PREPOSITIONS, SPEECH_VERBS } from '../gazetteers/common-words.ts';
import { GIVEN_NAMES, HONORIFICS, PARTICLES } from '../gazetteers/names.ts';
import {
  AGREEMENT_WORDS,
  EVENT_WORDS,
  ORGANISATION_WORDS,
  ORGANISATIONS,
  PLACE_WORDS,
} from '../gazetteers/organisations.ts';
import { COUNTRIES, DEMONYMS, PLACES } from '../gazetteers/places.ts';
import type { Token } from '../tokenise.ts';

/** A run of tokens that may be a name: `tokens[from] … tokens[to - 1]`. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** Small words that an organisation's or event's name goes on after: "Carnegie Endowment for International Peace". */
const LINKS = new Set(['of', 'for', 'on', 'and', 'the']);
const MAX_RUN = 8;
/** No name in any list is longer, in words. */
const MAX_LISTED_WORDS = 5;

/** The score of what only its capital speaks for. */
const GUESS = 0.5;

const CALENDAR =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?$/;

const isCapital = (token: Token | undefined) =>
  token?.kind === 'word' && /^\p{Lu}/u.test(token.text) && !CALENDAR.test(token.text);
const isAcronym = (word: string) => /^(?:\p{Lu}{2,8}|(?:\p{Lu}\.){2,})s?$/u.test(word);
const isCommon = (word: string) => COMMON_WORDS.has(word.toLowerCase());

/**
 * People, places, organisations, events and peoples: runs of capitals, told by lists, by words inside them and by
 * their surroundings. In a headline, where every word has a capital, only what lists know.
 */
export function findNames(text: string, tokens: readonly Token[]): FoundEntity[] {
  const lower = new Set(
    tokens.filter(({ text: word }) => word === word.toLowerCase()).map(({ text: word }) => word),
  );
  const found: FoundEntity[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!isCapital(tokens[i])) continue;
    const run = (tokens[i] as Token).inHeadline ? undefined : runFrom(tokens, i, lower);
    const listed = listedFrom(text, tokens, i);
    if (run && (!listed || run.to > listed.run.to)) {
      found.push(...classify(text, tokens, run).filter((guess) => !isMereCapital(guess, tokens, run)));
      i = run.to - 1;
    } else if (listed) {
      found.push(entity(text, tokens, listed.run, listed.type, 0.95));
      i = listed.run.to - 1;
    }
  }
  return found;
}

/** A sentence's first word, alone, that nothing around it shows to be a name. */
function isMereCapital({ score }: FoundEntity, tokens: readonly Token[], { from, to }: Run): boolean {
  return score <= GUESS && to - from === 1 && (tokens[from] as Token).startsSentence;
}

/** The longest name of a list that begins at a token. */
function listedFrom(
  text: string,
  tokens: readonly Token[],
  from: number,
): { run: Run; type: EntityTypeName } | undefined {
  for (let to = Math.min(tokens.length, from + MAX_LISTED_WORDS); to > from; to--) {
    const last = tokens[to - 1] as Token;
    const name = text.slice((tokens[from] as Token).begin, last.end).replace(/\s+/g, ' ');
    const type = typeOfListed(name);
    if (type) return { run: { from, to }, type };
  }
  return undefined;
}

function typeOfListed(name: string): EntityTypeName | undefined {
  if (COUNTRIES.has(name) || PLACES.has(name)) return 'LOCATION';
  if (ORGANISATIONS.has(name)) return 'ORGANIZATION';
  return DEMONYMS.has(name) || DEMONYMS.has(name.replace(/s$/, '')) ? 'OTHER' : undefined;
}

/** The run of capitals that begins at a token, if it may be a name. */
function runFrom(tokens: readonly Token[], start: number, lower: ReadonlySet<string>): Run | undefined {
  let from = start;
  // A sentence's first word has its capital anyway: it counts only if it does not stand for a common word.
  const first = tokens[from] as Token;
  if (
    first.startsSentence &&
    (isCommon(first.text) || (lower.has(first.text.toLowerCase()) && !GIVEN_NAMES.has(first.text)))
  )
    from++;
  else if (isCommon(first.text) && first.text !== 'New' && first.text !== 'US') from++;
  // "Secretary of State Mike Pompeo": what follows a title's "of" is the office.
  if (
    tokens[from - 1]?.text === 'of' &&
    HONORIFICS.has(tokens[from - 2]?.text ?? '') &&
    isCapital(tokens[from + 1])
  )
    from++;
  if (!isCapital(tokens[from])) return undefined;
  let to = from + 1;
  while (to < tokens.length && to - from < MAX_RUN && adjoins(tokens, to) && !endsSentence(tokens, to)) {
    const token = tokens[to] as Token;
    const next = tokens[to + 1];
    if (token.startsSentence) break;
    if (isCapital(token)) to++;
    else if (
      token.text === '.' &&
      /^(?:\p{Lu}|St|Jr|Sr|Dr|Mr|Mrs|Ms|Gen|Sen|Gov|Rep)$/u.test(tokens[to - 1]?.text ?? '') &&
      isCapital(next)
    )
      to += 2;
    else if (token.text === '&' && isCapital(next)) to += 2;
    else if (PARTICLES.has(token.text) && isCapital(next)) to += 2;
    else if (PARTICLES.has(token.text) && PARTICLES.has(next?.text ?? '') && isCapital(tokens[to + 2]))
      to += 3;
    else if (LINKS.has(token.text) && goesOn(tokens, from, to))
      to += token.text !== 'the' && next?.text === 'the' ? 3 : 2;
    else break;
  }
  return { from, to: Math.min(to, tokens.length) };
}

/** "… with the U.S. He added": an initialism may end a sentence. It goes on only into an organisation's name. */
function endsSentence(tokens: readonly Token[], to: number): boolean {
  if (!/^(?:\p{Lu}\.){2,}$/u.test(tokens[to - 1]?.text ?? '')) return false;
  return !tokens.slice(to, to + 3).some(({ text }) => ORGANISATION_WORDS.has(text));
}

/** Nothing but a space stands before it, and it is on the same line. */
function adjoins(tokens: readonly Token[], i: number): boolean {
  const gap = (tokens[i] as Token).begin - (tokens[i - 1] as Token).end;
  return gap <= 1 && !(tokens[i] as Token).inHeadline;
}

function goesOn(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).map(({ text }) => text);
  const isOrganisation = words.some(
    (word) => ORGANISATION_WORDS.has(word) || EVENT_WORDS.has(word) || AGREEMENT_WORDS.has(word),
  );
  const next = tokens[to + 1];
  const target = next?.text === 'the' ? tokens[to + 2] : next;
  return (
    isOrganisation &&
    isCapital(target) &&
    (tokens[to]?.text !== 'and' || ORGANISATION_WORDS.has(target?.text ?? ''))
  );
}

/** What a run names: itself, or the parts that honorifics and peoples divide it into. */
function classify(text: string, tokens: readonly Token[], { from, to }: Run): FoundEntity[] {
  const words = tokens.slice(from, to).map((token) => token.text);
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  const whole = (type: EntityTypeName, score: number) => [entity(text, tokens, { from, to }, type, score)];
  const listed = typeOfListed(nameOf(text, tokens, { from, to }));
  if (listed) return whole(listed, 0.97);

  // "U.N. General Assembly": the title is part of the name.
  if (words.length > 1 && ORGANISATION_WORDS.has(words.at(-1) ?? '') && HONORIFICS.has(words.at(-2) ?? '')) {
    return whole('ORGANIZATION', 0.9);
  }
  // "Secretary of State Mike Pompeo", "President Donald Trump": the name begins after the last title.
  const title = words.findLastIndex((word) => HONORIFICS.has(word));
  if (title >= 0 && title < words.length - 1) {
    let begin = title + 1;
    if (words[begin] === '.') begin++;
    const rest = { from: from + begin, to };
    return [
      ...(title > 0 ? classifyFirst(text, tokens, { from, to: from + title }) : []),
      ...(isOrganisationName(words.slice(begin))
        ? classify(text, tokens, rest)
        : [entity(text, tokens, rest, 'PERSON', 0.96)]),
    ];
  }
  if (title === words.length - 1) return title > 0 ? classify(text, tokens, { from, to: to - 1 }) : [];
  if (words.length > 1 && isOrganisationName(words)) return whole('ORGANIZATION', 0.9);
  // "Iranian Foreign Ministry" is one thing, "Iranian Bahram Ghasemi" two.
  if (DEMONYMS.has(words[0] ?? '') && words.length > 1) {
    return [
      entity(text, tokens, { from, to: from + 1 }, 'OTHER', 0.9),
      ...classify(text, tokens, { from: from + 1, to }),
    ];
  }
  if (words.length > 1 && has(AGREEMENT_WORDS)) return whole('OTHER', 0.75);
  if (words.length > 1 && has(EVENT_WORDS)) return whole('EVENT', 0.75);
  if (words.length > 1 && has(PLACE_WORDS)) return whole('LOCATION', 0.85);
  const [only = ''] = words;
  if (words.length === 1 && isAcronym(only)) return only.length > 1 ? whole('ORGANIZATION', 0.7) : [];
  if (GIVEN_NAMES.has(only) && words.length > 1) return whole('PERSON', 0.95);
  return whole(...typeBySurroundings(tokens, { from, to }, words));
}

/** Before a title: "Iranian President …", "France's Foreign Minister …". */
function classifyFirst(text: string, tokens: readonly Token[], run: Run): FoundEntity[] {
  const listed = listedFrom(text, tokens, run.from);
  return listed && listed.run.to <= run.to ? [entity(text, tokens, listed.run, listed.type, 0.9)] : [];
}

function isOrganisationName(words: readonly string[]): boolean {
  return words.some((word) => ORGANISATION_WORDS.has(word)) && words.length > 1;
}

function typeBySurroundings(
  tokens: readonly Token[],
  { from, to }: Run,
  words: readonly string[],
): [EntityTypeName, number] {
  const before = tokens[from - 1]?.text.toLowerCase() ?? '';
  const after = tokens[to]?.text.toLowerCase() ?? '';
  const afterNext = tokens[to + 1]?.text.toLowerCase() ?? '';
  if (SPEECH_VERBS.has(after) || SPEECH_VERBS.has(before)) return ['PERSON', 0.9];
  if (after === ',' && /^(?:a|an|the|who|whose|\d\d)$/.test(afterNext)) return ['PERSON', 0.85];
  if (after === ',' && before === 'of') return ['LOCATION', 0.6];
  if (PLACE_PREPOSITIONS.has(before)) return ['LOCATION', words.length === 1 ? 0.75 : 0.6];
  if (words.length === 2 || words.length === 3) return ['PERSON', 0.7];
  if (words.length === 1)
    return /^(?:has|had|will|would|is|was|should|can|could|does|did)$/.test(after)
      ? ['PERSON', 0.65]
      : ['PERSON', GUESS];
  return ['ORGANIZATION', GUESS];
}

function nameOf(text: string, tokens: readonly Token[], { from, to }: Run): string {
  return text.slice((tokens[from] as Token).begin, (tokens[to - 1] as Token).end).replace(/\s+/g, ' ');
}

function entity(
  text: string,
  tokens: readonly Token[],
  { from, to }: Run,
  type: EntityTypeName,
  score: number,
): FoundEntity {
  const { begin } = tokens[from] as Token;
  const { end } = tokens[to - 1] as Token;
  return { type, text: text.slice(begin, end), score, begin, end };
}
