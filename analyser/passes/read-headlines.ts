import type { FoundEntity } from '../found.ts';
import type { Token } from '../tokenise.ts';
import { dropOverlapping } from './drop-overlapping.ts';

/** The lowest score of a name in the body that the headline takes over. */
const SURE = 0.6;
/** The most words of a name to look for. */
const MAX_WORDS = 6;

/**
 * Corrects names in headlines by the body. Every word of a headline has a capital, so a name has no clear end there:
 * "Brandt Opens". A name that the body has wins, and a span of the headline that overlaps it is dropped.
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

/** Indexes names by their words, and persons also by their last word. */
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
