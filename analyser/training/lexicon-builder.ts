import { FLAG } from '../tagger/flags.ts';

/** Collects names and words with their FLAG bits. */
export function createLexicon() {
  const lexicon = new Map<string, number>();
  const mark = (name: string, flag: number) => lexicon.set(name, (lexicon.get(name) ?? 0) | flag);
  return {
    lexicon,
    /** Adds names. The first word of a longer name is marked too, so that the tagger looks for the rest. */
    add(flag: number, names: Iterable<string>): void {
      for (const name of names) {
        mark(name, flag);
        const space = name.search(/[ -]/);
        if (space > 0) mark(name.slice(0, space), FLAG.opens);
      }
    },
  };
}
