import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from './create-random.ts';
import { createNameDraw } from './draw-names.ts';
import { cityNames } from './gather-names.ts';
import type { GoldDocument, GoldSpan } from './gold-document.ts';

/** The corpus name of these documents. */
export const INVENTED = 'invented';

type Draw = ReturnType<typeof createNameDraw>;
interface Name {
  readonly type: GoldSpan['type'];
  readonly text: string;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'March', 'May', 'June', 'July', 'August', 'October', 'December'];
const SLOT = /\{(?:([PpICBOMTtLNRDEHWKJZ])(\d?)(\^?)|(#)|(\$)|(day)|(month))\}/g;

/**
 * Invents articles in the style of news. The patterns were written for this project; they are filled with listed and
 * invented names. Corpora of encyclopedias do not show how companies, parties and clubs act in news; these patterns do.
 *
 * @param rounds how often each pattern is filled
 */
export function inventNews(rounds: number, seed: number): GoldDocument[] {
  const { next } = createRandom(seed);
  const draw = createNameDraw(next, cityNames());
  const patterns = readFileSync(join(import.meta.dirname, 'invented-news.txt'), 'utf8')
    .split(/\n\n/)
    .slice(1)
    .map((block) => block.trim().split('\n'));
  return Array.from({ length: rounds }, () => patterns)
    .flat()
    .map((lines) => fill(lines, draw));
}

function fill(lines: readonly string[], draw: Draw): GoldDocument {
  const cast = new Map<string, Name>();
  const spans: GoldSpan[] = [];
  let text = '';
  let wasTable = false;
  for (const line of lines) {
    const isCapital = line.startsWith('{!');
    const pattern = isCapital ? line.slice(2, -1).replace(/([CTtLN])(\d)/g, '{$1$2}') : line;
    let last = 0;
    if (text)
      text += wasTable || isTable(line) || text.endsWith('\n') ? '\n' : draw.chance(0.3) ? '\n\n' : ' ';
    wasTable = isTable(line);
    const write = (piece: string) => {
      text += isCapital ? piece.toUpperCase() : piece;
    };
    for (const {
      0: slot,
      1: letter,
      2: number,
      3: shout,
      4: count,
      5: sum,
      6: day,
      index,
    } of pattern.matchAll(SLOT)) {
      write(pattern.slice(last, index));
      last = index + slot.length;
      if (letter) {
        const name = nameFor(letter, number ?? '', cast, draw);
        if (takesArticle(letter, name.text, draw)) write(/(?:^|[.?!\n]\s?|“)$/.test(text) ? 'The ' : 'the ');
        const begin = text.length;
        write(shout ? name.text.toUpperCase() : name.text);
        spans.push({ type: name.type, begin, end: text.length });
      } else write(count ? countOf(draw) : sum ? sumOf(draw) : day ? draw.pick(DAYS) : draw.pick(MONTHS));
    }
    write(pattern.slice(last));
    if (isCapital) text += '\n';
  }
  return { corpus: INVENTED, text, spans };
}

/** Whether a name takes an article: "the Ministry of Health", but "Oxford University"; "the FBI", but "Hamas". */
function takesArticle(letter: string, name: string, draw: Draw): boolean {
  if (letter === 'O')
    return !/ (?:University|College|Hospital|School|Opera|Zoo)$/.test(name) && draw.chance(0.9);
  if (letter !== 'B')
    return letter === 'M' && / |^(?:Times|Guardian|Economist)/.test(name) && draw.chance(0.3);
  return name.includes(' ') ? draw.chance(0.85) : /^[A-Z]{3}/.test(name) && draw.chance(0.4);
}

/** Results and headlines are lines of their own. */
const isTable = (line: string) => !/[.!?”]$/.test(line);

function nameFor(letter: string, number: string, cast: Map<string, Name>, draw: Draw): Name {
  const key = letter + number;
  const known = cast.get(key);
  if (known) return known;
  const name = drawName(letter, number, cast, draw);
  cast.set(key, name);
  return name;
}

/** The meanings of the slots' letters. */
const SLOTS: Readonly<Record<string, readonly [type: GoldSpan['type'], kind: string]>> = {
  L: ['LOCATION', 'town'],
  N: ['LOCATION', 'COUNTRY'],
  R: ['LOCATION', 'region'],
  C: ['ORGANIZATION', 'company'],
  O: ['ORGANIZATION', 'organisation'],
  B: ['ORGANIZATION', 'body'],
  M: ['ORGANIZATION', 'MEDIUM'],
  T: ['ORGANIZATION', 'club'],
  t: ['ORGANIZATION', 'town'],
  E: ['EVENT', 'event'],
  H: ['EVENT', 'storm'],
  W: ['TITLE', 'work'],
  K: ['COMMERCIAL_ITEM', 'PRODUCT'],
  D: ['OTHER', 'PEOPLE'],
  J: ['OTHER', 'law'],
  Z: ['OTHER', 'prize'],
};

function drawName(letter: string, number: string, cast: Map<string, Name>, draw: Draw): Name {
  const [type, kind] = SLOTS[letter] ?? [];
  if (type && kind) return { type, text: draw.name(kind) };
  const { full, last } = draw.person();
  const initial = full.endsWith(` ${last}`) ? `${full.charAt(0)}. ${last}` : full;
  for (const [form, text] of [
    ['P', full],
    ['p', last],
    ['I', initial],
  ] as const)
    cast.set(form + number, { type: 'PERSON', text });
  return cast.get(letter + number) as Name;
}

const countOf = (draw: Draw) =>
  draw.pick([`${draw.int(2, 90)}`, `${draw.int(1, 60)},${draw.int(100, 999)}`, `${draw.int(100, 900)}`]);
const sumOf = (draw: Draw) =>
  `${draw.pick(['$', '$', '€', '£'])}${draw.int(1, 400)}${draw.pick([' million', ' billion', ''])}`;
