import type { EntityTypeName, FoundEntity } from '../found.ts';
import type { Token } from '../tokenise.ts';

/** A guess is believed less than this. */
const SURE = 0.8;

/**
 * The second pass over a text: what is surely named once is believed everywhere. A person's last name alone is that
 * person; a guess gives way to what the same words surely are elsewhere; and a headline's words are what the body says.
 */
export function repeatNames(
  text: string,
  tokens: readonly Token[],
  found: readonly FoundEntity[],
): FoundEntity[] {
  const sure = new Map<string, EntityTypeName>();
  for (const { type, text: name, score } of found) {
    if (score < SURE) continue;
    if (!sure.has(name)) sure.set(name, type);
    const last = name.split(/\s+/).at(-1) as string;
    if (type === 'PERSON' && last !== name && last.length > 2 && !sure.has(last)) sure.set(last, 'PERSON');
  }
  const settled = found.map((entity) => {
    const type = sure.get(entity.text);
    return type && entity.score < SURE ? { ...entity, type, score: 0.88 } : entity;
  });
  return [...settled, ...repeatsInHeadlines(text, tokens, settled, sure)];
}

/** Names of at most this many words are looked for in headlines. */
const MAX_WORDS = 5;

function repeatsInHeadlines(
  text: string,
  tokens: readonly Token[],
  found: readonly FoundEntity[],
  sure: ReadonlyMap<string, EntityTypeName>,
): FoundEntity[] {
  const taken = new Set(found.map(({ begin }) => begin));
  const repeats: FoundEntity[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i] as Token;
    if (!first.inHeadline || first.kind !== 'word' || taken.has(first.begin)) continue;
    for (let to = Math.min(tokens.length, i + MAX_WORDS); to > i; to--) {
      const { end } = tokens[to - 1] as Token;
      const type = sure.get(text.slice(first.begin, end));
      if (!type) continue;
      repeats.push({ type, text: text.slice(first.begin, end), score: 0.9, begin: first.begin, end });
      i = to - 1;
      break;
    }
  }
  return repeats;
}
