import type { FoundEntity } from '../found.ts';
import { GIVEN_NAMES, HONORIFICS } from '../gazetteers/names.ts';
import { ORGANISATIONS } from '../gazetteers/organisations.ts';
import { COUNTRIES, PLACES } from '../gazetteers/places.ts';
import { isLabel } from './find-labels.ts';
import { titled } from './titled.ts';

const WORD = "\\p{Lu}[\\p{L}\\p{M}.’'-]{0,30}";
/** "COOPER:", "SEN. WARREN HOLT (D):", "ANDERSON COOPER, HOST:", then what the speaker says in the same line. */
const TURN = new RegExp(
  `^[ \\t]*(${WORD}(?: ${WORD}){0,5})((?:, ?[^:\\n()]{1,60})?(?: ?[(\\[][^)\\]\\n]{1,40}[)\\]])?):(?=[ \\t]+\\S|[ \\t]*$)`,
  'gmu',
);

/** Finds the people who speak in an interview or a transcript, by the names before their words. */
export function findSpeakers(text: string, found: readonly FoundEntity[]): FoundEntity[] {
  const turns = [...text.matchAll(TURN)].flatMap(({ 0: line, 1: label = '', 2: role = '', index }) => {
    // "KING:" is an honorific or Larry King.
    const name = dropHonorifics(label) || label;
    if (isLabel(name)) return [];
    const begin = index + line.indexOf(label) + label.length - name.length;
    return [{ name, begin, role, isTitled: name !== label, isTitle: dropHonorifics(label) === '' }];
  });
  if (turns.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { name } of turns) counts.set(name, (counts.get(name) ?? 0) + 1);
  const people = namesOf(found.filter(({ type }) => type === 'PERSON'));
  const others = new Set(
    found.flatMap(({ type, text: name, score }) =>
      type !== 'PERSON' && score >= SURE ? [name.toLowerCase()] : [],
    ),
  );
  return turns
    .filter(({ name, role, isTitled, isTitle }) => {
      const known = titled(name);
      if (isTitled || people.has(name.toLowerCase())) return true;
      if (isTitle) return false;
      if ([COUNTRIES, PLACES, ORGANISATIONS].some((list) => list.has(name) || list.has(known))) return false;
      if (GIVEN_NAMES.has(known.split(' ', 1)[0] as string) && known.includes(' ')) return true;
      const isShouted = name === name.toUpperCase() && name.length > 2;
      if (isShouted && role !== '') return true;
      return (
        (counts.get(name) ?? 0) > 1 &&
        (isShouted || GIVEN_NAMES.has(known)) &&
        !others.has(name.toLowerCase())
      );
    })
    .map(({ name, begin }) => ({ type: 'PERSON', text: name, score: 0.85, begin, end: begin + name.length }));
}

/** The lowest score of another type that speaks against a person. */
const SURE = 0.8;

/** Full names, and their first and last words, in lower case. */
function namesOf(people: readonly FoundEntity[]): Set<string> {
  return new Set(
    people.flatMap(({ text }) => {
      const words = text.toLowerCase().split(/\s+/);
      return [words.join(' '), ...(words.length > 1 ? [words[0] as string, words.at(-1) as string] : [])];
    }),
  );
}

function dropHonorifics(label: string): string {
  const words = label.split(' ');
  const first = words.findIndex((word) => !HONORIFICS.has(titled(word.replace(/\.$/, ''))));
  return first < 0 ? '' : words.slice(first).join(' ');
}
