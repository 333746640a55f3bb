import { identityOf, type NamedMention } from './named-mention.ts';

/** Gives names that differ in case or full stops alone their most frequent spelling, and lowers the capitals of places and people. */
export function unifySpellings(mentions: readonly NamedMention[]): NamedMention[] {
  const groups = Map.groupBy(mentions, identityOf);
  const spellingOf = new Map([...groups].map(([identity, group]) => [identity, chooseSpelling(group)]));
  return mentions.map((mention) => ({ ...mention, text: spellingOf.get(identityOf(mention)) as string }));
}

/** The most frequent spelling. Of equally frequent ones: the first that is not all capitals, else the first. */
function chooseSpelling(mentions: readonly NamedMention[]): string {
  const counts = new Map<string, number>();
  for (const { text } of mentions) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || Number(isShouted(a)) - Number(isShouted(b)));
  const [name] = best as [string, number];
  const { type } = mentions[0] as NamedMention;
  return (type === 'LOCATION' || type === 'PERSON') && isShouted(name) ? lowerShouted(name) : name;
}

const isShouted = (name: string) => name === name.toUpperCase() && name !== name.toLowerCase();

/**
 * Writes a name as running text does: datelines and transcripts, for two, write it in capitals. A name of four letters or fewer, or with
 * a full stop between two letters, may be an abbreviation and stays: "NATO", "U.S.A.".
 */
function lowerShouted(name: string): string {
  if (name.length < 5 || /\p{L}\.\p{L}/u.test(name)) return name;
  return name.replace(/(\p{L}\p{M}*)([\p{L}\p{M}]+)/gu, (word, first, rest) =>
    /^[IVX]+$/.test(word) ? word : first + rest.toLowerCase(),
  );
}
