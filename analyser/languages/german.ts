import { FLAG } from '../tagger/flags.ts';
import { hashOf } from '../tagger/hash-of.ts';
import type { Lexicon } from '../tagger/lexicon.ts';
import type { Grammar, WordParts } from './grammar.ts';

/** Abbreviations whose full stop is part of the token. */
const SHORTENED =
  'Dr|Prof|St|Hr|Fr|Dipl|Ing|Nr|Str|Jr|Sr|Abs|Art|Bd|Co|Mio|Mrd|Jan|Feb|Apr|Aug|Sept|Okt|Nov|Dez|bzw|ca|vgl|usw|etc|geb|gest|phil|med|jur|h\\.c|e\\.V';

/** A word keeps its hyphens: "SPD-Chef" is no party, "Karl-Heinz" is one name. */
const TOKEN = new RegExp(
  [
    '(?:z\\. ?B|d\\. ?h|u\\. ?a)\\.',
    '(?:\\p{Lu}\\.){2,12}',
    `(?:${SHORTENED})\\.(?![\\p{L}\\p{N}])`,
    '\\p{Lu}\\.(?=[\\s-]?\\p{Lu}\\p{L}|\\s\\p{Lu}\\.)',
    "[\\p{L}\\p{M}](?:[\\p{L}\\p{M}\\p{N}]|[’'-](?=[\\p{L}\\p{N}])){0,63}",
    '\\p{N}(?:\\p{N}|[.,:](?=\\p{N})){0,30}(?:er)?(?![\\p{L}\\p{N}])',
    '\\p{N}{1,30}',
    '[^\\s\\p{L}\\p{M}\\p{N}]',
  ].join('|'),
  'gu',
);

const HEADS = FLAG.noun | FLAG.organisationWord | FLAG.placeWord;
const PLACES = FLAG.city | FLAG.bigCity | FLAG.country | FLAG.region;
/** Lists whose names take a genitive -s. */
const NAMED = PLACES | FLAG.given | FLAG.surname | FLAG.figure | FLAG.organisation | FLAG.company;
/** Lists whose names are not taken apart. */
const WHOLE = NAMED | FLAG.demonym | FLAG.media | FLAG.club | FLAG.honorific;
const MIN_HEAD = 4;
const MIN_WORD = 4;

/**
 * The stem of a name in the genitive ("Berlins"), the place of a derived name ("Berliner"), and the head of a compound: a
 * German noun has a capital like a name, but its last part is a word.
 */
function wordParts(text: string, lower: string, known: number, lexicon: Lexicon): WordParts {
  const size = text.length;
  if (size < MIN_WORD || text === lower) return { flags: 0, parts: [] };
  let flags = 0;
  const at = (word: string) => lexicon.get(word) ?? 0;
  if (!known && lower.endsWith('s')) flags |= at(text.slice(0, -1)) & NAMED;
  if (!(known & FLAG.noun) && lower.endsWith('er')) {
    const stem = text.slice(0, -2);
    if ((at(stem) | at(`${stem}e`) | at(`${stem}en`)) & PLACES) flags |= FLAG.demonym;
  }
  const hyphen = text.lastIndexOf('-');
  const parts: number[] = [0, 0, size > 6 ? hashOf(lower, size - 5, size) : 0];
  if (hyphen > 0) {
    const head = text.slice(hyphen + 1);
    const first = at(text.slice(0, text.indexOf('-')));
    parts[0] = hashOf(head.toLowerCase());
    parts[1] = hashOf(`${first & 0xffffff}-${kindOf(at(head))}`);
  } else if (!((known | flags) & WHOLE)) {
    if (!(known | flags)) parts[1] = UNKNOWN;
    for (let k = 3; k <= size - MIN_HEAD; k++) {
      const head = lower.charAt(k).toUpperCase() + lower.slice(k + 1);
      const kind = at(head) & HEADS;
      if (!kind) continue;
      parts[0] = hashOf(head);
      parts[1] = kindOf(kind) + 1;
      break;
    }
  }
  return { flags, parts };
}

/** In no list, and its end is no word: most likely a name. */
const UNKNOWN = 99;
const kindOf = (flags: number) =>
  (flags & FLAG.noun ? 1 : 0) | (flags & FLAG.organisationWord ? 2 : 0) | (flags & FLAG.placeWord ? 4 : 0);

export const GERMAN: Grammar = {
  tokens: { pattern: TOKEN, hasTitleCase: false },
  placePrepositions: new Set('in im aus nach bei nahe um durch nördlich südlich östlich westlich'.split(' ')),
  wordParts,
};
