import type { EntityTypeName, FoundEntity } from '../found.ts';
import { HONORIFICS } from '../gazetteers/names.ts';
import type { Token } from '../tokenise.ts';

/** The lowest score at which a name is applied to the same words elsewhere. */
const SURE = 0.6;
/** The share of votes that a type needs to win. */
const MAJORITY = 0.6;
/** The most words of a name to search for again. */
const MAX_WORDS = 6;

/**
 * Makes names consistent over a text. A name has one type, by vote. A person's surname alone is that person. An acronym
 * after a full name is that name. Mentions that the first pass missed are added.
 */
export function unifyNames(
  text: string,
  tokens: readonly Token[],
  found: readonly FoundEntity[],
  honorifics: ReadonlySet<string> = HONORIFICS,
): FoundEntity[] {
  const names = found.flatMap((entity) => dropHonorifics(text, entity, honorifics));
  const votes = countVotes(text, names);
  const settled = names.map((entity) => settle(entity, votes));
  return [...settled, ...findAgain(text, tokens, settled, votes, honorifics)].toSorted(
    (a, b) => a.begin - b.begin,
  );
}

type Votes = ReadonlyMap<string, ReadonlyMap<EntityTypeName, number>>;

/** Removes a title: "Ayatollah Khamenei" becomes "Khamenei". A title alone is no name. */
function dropHonorifics(text: string, entity: FoundEntity, honorifics: ReadonlySet<string>): FoundEntity[] {
  if (entity.type !== 'PERSON') return [entity];
  let { begin } = entity;
  for (let word = wordAt(text, begin); honorifics.has(word.replace(/\.$/, '')); word = wordAt(text, begin)) {
    const next = text.slice(begin + word.length, entity.end).search(/\S/);
    if (next < 0) return [];
    begin += word.length + next;
  }
  return begin === entity.begin ? [entity] : [{ ...entity, begin, text: text.slice(begin, entity.end) }];
}

const WORD = /[\p{L}\p{M}.’'-]*/uy;

function wordAt(text: string, begin: number): string {
  WORD.lastIndex = begin;
  return WORD.exec(text)?.[0] ?? '';
}

function countVotes(text: string, names: readonly FoundEntity[]): Votes {
  const votes = new Map<string, Map<EntityTypeName, number>>();
  const vote = (name: string, type: EntityTypeName, weight: number) => {
    const types = votes.get(name) ?? new Map<EntityTypeName, number>();
    types.set(type, (types.get(type) ?? 0) + weight);
    votes.set(name, types);
  };
  for (const { type, text: name, score, end } of names) {
    vote(keyOf(name), type, score);
    if (score < SURE) continue;
    const last = /[\p{L}\p{M}’'-]{3,}$/u.exec(name)?.[0];
    if (type === 'PERSON' && last && last !== name && /^\p{Lu}/u.test(last)) vote(last, type, score);
    // "Joint Comprehensive Plan of Action (JCPOA)"
    const acronym = /^ \((\p{Lu}{2,8})\)/u.exec(text.slice(end, end + 12))?.[1];
    if (acronym && name.startsWith(acronym.charAt(0))) vote(acronym, type, 2 * score);
  }
  return votes;
}

/** Names that differ only in white space are equal. */
const keyOf = (name: string) => name.replace(/\s+/g, ' ');

function winner(
  types: ReadonlyMap<EntityTypeName, number>,
): { type: EntityTypeName; votes: number } | undefined {
  let sum = 0;
  let best: { type: EntityTypeName; votes: number } | undefined;
  for (const [type, votes] of types) {
    sum += votes;
    if (!best || votes > best.votes) best = { type, votes };
  }
  return best && best.votes >= MAJORITY * sum ? best : undefined;
}

function settle(entity: FoundEntity, votes: Votes): FoundEntity {
  const best = winner(votes.get(keyOf(entity.text)) ?? new Map());
  return best && best.type !== entity.type && best.votes > 1.2
    ? { ...entity, type: best.type, score: Math.max(entity.score, 0.5) }
    : entity;
}

/** Finds runs of capitals that the first pass missed and that are names elsewhere in the text. */
function findAgain(
  text: string,
  tokens: readonly Token[],
  found: readonly FoundEntity[],
  votes: Votes,
  honorifics: ReadonlySet<string>,
): FoundEntity[] {
  const taken = found.toSorted((a, b) => a.begin - b.begin);
  const again: FoundEntity[] = [];
  let k = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { begin, kind, text: word } = tokens[i] as Token;
    while (k < taken.length && (taken[k]?.end ?? 0) <= begin) k++;
    const limit = taken[k]?.begin ?? text.length;
    if (kind !== 'word' || begin >= limit || !/^\p{Lu}/u.test(word) || honorifics.has(word)) continue;
    for (let to = Math.min(tokens.length, i + MAX_WORDS); to > i; to--) {
      const { end } = tokens[to - 1] as Token;
      if (end > limit) continue;
      const name = text.slice(begin, end);
      const best = winner(votes.get(keyOf(name)) ?? new Map());
      if (!best || best.votes < SURE || name.length < 3) continue;
      again.push({ type: best.type, text: name, score: Math.min(0.9, 0.5 + best.votes / 10), begin, end });
      i = to - 1;
      break;
    }
  }
  return again;
}
