import type { EntityTypeName, FoundEntity } from '../found.ts';
import { HONORIFICS } from '../gazetteers/names.ts';
import type { Token } from '../tokenise.ts';

/** A name that is found with less certainty says nothing about the same words elsewhere. */
const SURE = 0.6;
/** The share of the votes with which a type wins. */
const MAJORITY = 0.6;
/** Names of more words are not looked for again. */
const MAX_WORDS = 6;

/**
 * The second pass over a text: what is named once is believed everywhere. A name has one type, by vote; a person's last
 * name alone is that person; the acronym behind a name in full is that name; and what was overlooked is found again.
 */
export function unifyNames(
  text: string,
  tokens: readonly Token[],
  found: readonly FoundEntity[],
): FoundEntity[] {
  const names = found.flatMap((entity) => dropHonorifics(text, entity));
  const votes = countVotes(text, names);
  const settled = names.map((entity) => settle(entity, votes));
  return [...settled, ...findAgain(text, tokens, settled, votes)].toSorted((a, b) => a.begin - b.begin);
}

type Votes = ReadonlyMap<string, ReadonlyMap<EntityTypeName, number>>;

/** "Ayatollah Khamenei" is "Khamenei"; a title alone is nobody. */
function dropHonorifics(text: string, entity: FoundEntity): FoundEntity[] {
  if (entity.type !== 'PERSON') return [entity];
  let { begin } = entity;
  for (let word = wordAt(text, begin); HONORIFICS.has(word.replace(/\.$/, '')); word = wordAt(text, begin)) {
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

/** White space does not tell names apart. */
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

/** Runs of capitals that were overlooked and are named elsewhere in the text. */
function findAgain(
  text: string,
  tokens: readonly Token[],
  found: readonly FoundEntity[],
  votes: Votes,
): FoundEntity[] {
  const taken = found.toSorted((a, b) => a.begin - b.begin);
  const again: FoundEntity[] = [];
  let k = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { begin, kind, text: word } = tokens[i] as Token;
    while (k < taken.length && (taken[k]?.end ?? 0) <= begin) k++;
    const limit = taken[k]?.begin ?? text.length;
    if (kind !== 'word' || begin >= limit || !/^\p{Lu}/u.test(word) || HONORIFICS.has(word)) continue;
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
