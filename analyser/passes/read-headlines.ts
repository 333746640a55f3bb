import type { FoundEntity } from '../found.ts';
import type { Token } from '../tokenise.ts';
import { dropOverlapping } from './drop-overlapping.ts';

/** A headline takes over what the body names at least this surely. */
const SURE = 0.6;
/** Names of more words are not looked for. */
const MAX_WORDS = 6;

/**
 * In a headline every word has a capital, so that a name there has no clear end: "Brandt Opens". Where the body names
 * what stands in the headline, the body is believed, and what was found across it is dropped.
 */
export function readHeadlines(
  text: string,
  tokens: readonly Token[],
  found: readonly FoundEntity[],
): FoundEntity[] {
  const headlines = tokens.filter(({ inHeadline }) => inHeadline);
  if (headlines.length === 0) return [...found];
  const begins = new Set(headlines.map(({ begin }) => begin));
  const body = namesOf(found.filter(({ begin }) => !begins.has(begin)));
  const read = findNames(text, headlines, body);
  const kept = dropOverlapping(found, read, ({ begin }) => begins.has(begin));
  return [...kept, ...read].toSorted((a, b) => a.begin - b.begin);
}

/** Names by their words; a person by the last one, too. */
function namesOf(found: readonly FoundEntity[]): Map<string, FoundEntity> {
  const names = new Map<string, FoundEntity>();
  for (const entity of found) {
    if (entity.score < SURE) continue;
    names.set(entity.text, entity);
    const last = entity.text.split(/\s/).at(-1) ?? '';
    if (entity.type === 'PERSON' && last.length > 2 && !names.has(last)) names.set(last, entity);
  }
  return names;
}

function findNames(
  text: string,
  headlines: readonly Token[],
  body: ReadonlyMap<string, FoundEntity>,
): FoundEntity[] {
  const read: FoundEntity[] = [];
  for (let i = 0; i < headlines.length; i++) {
    const { begin } = headlines[i] as Token;
    for (let to = Math.min(headlines.length, i + MAX_WORDS); to > i; to--) {
      const { end } = headlines[to - 1] as Token;
      const known = body.get(text.slice(begin, end));
      if (!known) continue;
      read.push({ ...known, text: text.slice(begin, end), begin, end });
      i = to - 1;
      break;
    }
  }
  return read;
}
