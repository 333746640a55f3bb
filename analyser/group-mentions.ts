import type { FoundEntity, FoundSentiment, FoundTarget } from './found.ts';

/** The confidence that a surname alone refers to the one person of that surname who is named in full. */
const SURNAME_SCORE = 0.8;

/** "Mr. " and "Mrs. " before a surname mean two people. */
const MAN = /(?:^|\W)(?:Mr|Sir|Lord|Herr|Monsieur)\.?\s$/u;
const WOMAN = /(?:^|\W)(?:Mrs|Ms|Miss|Lady|Dame|Frau|Madame)\.?\s$/u;
const LONGEST_HONORIFIC = 12;

/**
 * Groups mentions into targets. Mentions of one name are one target. A surname joins a fuller name if only one fuller name
 * fits. Of a surname that the text gives to a man and to a woman, the mentions join none, and are a target for each
 * honorific. A mention has the tone of its sentence. Limits: pronouns are not resolved, and two names in one sentence share
 * its tone.
 *
 * @param entities in the order of the text
 * @param sentimentAt returns the sentiment of the sentence around a UTF-16 offset
 * @param text that the offsets are of
 */
export function groupMentions(
  entities: readonly FoundEntity[],
  sentimentAt: (position: number) => FoundSentiment,
  text = '',
): FoundTarget[] {
  const groups = new Map<string, FoundTarget['mentions'][number][]>();
  const fullNames = entities.filter(({ type, text }) => type === 'PERSON' && words(text).length > 1);
  const honorifics = entities.map(({ begin }) =>
    honorificOf(text.slice(Math.max(0, begin - LONGEST_HONORIFIC), begin)),
  );
  const couples = surnamesOfCouples(entities, honorifics);
  for (const [i, entity] of entities.entries()) {
    const isOfCouple = couples.has(entity.text);
    const full = isOfCouple ? undefined : fullNameOf(entity, fullNames);
    const key = isOfCouple ? `${honorifics[i]} ${keyOf(entity)}` : keyOf(full ?? entity);
    const mention = { ...entity, sentiment: sentimentAt(entity.begin), groupScore: full ? SURNAME_SCORE : 1 };
    groups.set(key, [...(groups.get(key) ?? []), mention]);
  }
  return [...groups.values()].map((mentions) => ({ mentions, best: longest(mentions) }));
}

const honorificOf = (before: string) => (MAN.test(before) ? 'Mr' : WOMAN.test(before) ? 'Mrs' : '');

function surnamesOfCouples(entities: readonly FoundEntity[], honorifics: readonly string[]): Set<string> {
  const borne = (honorific: string) =>
    new Set(
      entities.flatMap(({ type, text }, i) =>
        type === 'PERSON' && honorifics[i] === honorific ? [text] : [],
      ),
    );
  const men = borne('Mr');
  return new Set([...borne('Mrs')].filter((surname) => men.has(surname)));
}

const words = (text: string) => text.split(/\s+/);
const keyOf = ({ type, text }: FoundEntity) => `${type} ${words(text).join(' ').toLowerCase()}`;

function fullNameOf({ type, text }: FoundEntity, fullNames: readonly FoundEntity[]): FoundEntity | undefined {
  if (type !== 'PERSON' || words(text).length > 1) return undefined;
  const candidates = new Map(
    fullNames.filter((full) => words(full.text).at(-1) === text).map((full) => [keyOf(full), full]),
  );
  return candidates.size === 1 ? candidates.values().next().value : undefined;
}

function longest(mentions: readonly FoundEntity[]): number {
  let best = 0;
  for (const [index, { text }] of mentions.entries()) {
    if (text.length > (mentions[best]?.text.length ?? 0)) best = index;
  }
  return best;
}
